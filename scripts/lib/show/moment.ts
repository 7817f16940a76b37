// Moments as the city reads them.

const local = (moment: Date): string => new Date(moment.getTime() + 8 * 3_600_000).toISOString();

/** 11-24 23:59:01 */
export const dayAndTime = (moment: Date | undefined): string =>
  moment === undefined ? '' : `${local(moment).slice(5, 10)} ${local(moment).slice(11, 19)}`;

/** 23:59:01.123 */
export const exactTime = (moment: Date | undefined): string => (moment === undefined ? '' : local(moment).slice(11, 23));

/** 3 天 2 小时, 5 分 10 秒, 2.5 秒 */
export function span(ms: number): string {
  const [days, hours, minutes, seconds] = [86_400_000, 3_600_000, 60_000, 1000].map((unit) => ms / unit) as [
    number,
    number,
    number,
    number,
  ];
  if (days >= 1) return `${Math.floor(days)} 天 ${Math.floor(hours % 24)} 小时`;
  if (hours >= 1) return `${Math.floor(hours)} 小时 ${Math.floor(minutes % 60)} 分`;
  if (minutes >= 1) return `${Math.floor(minutes)} 分 ${Math.floor(seconds % 60)} 秒`;
  return `${seconds.toFixed(1)} 秒`;
}
