// A picture of the rows that a person reads at a glance: how far each is from its goal.
import type { Judged } from './judge.ts';
import { goalOf, readable } from './table.ts';

const width = 1000;
const rowHeight = 26;
const head = 64;
const foot = 44;
const bars = { from: 570, to: 910 };
/** The bar of a value that just meets its goal ends here; twice as good is twice as far from the left edge. */
const goalAt = bars.from + (bars.to - bars.from) / 2;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** 1: just meets its goal; 2: twice as good. */
function excellence({ value: { median }, goal }: Judged): number {
  if (goal === undefined || Number.isNaN(median)) return 0;
  return 'atLeast' in goal ? median / goal.atLeast : goal.atMost / median;
}

function rowOf(row: Judged, index: number): string {
  const y = head + index * rowHeight;
  const end = Math.min(bars.to, bars.from + excellence(row) * (goalAt - bars.from));
  const measured = !Number.isNaN(row.value.median);
  const value = measured ? `${readable(row.value.median)}${row.reference === undefined ? '' : ' ×'} (${goalOf(row.goal)})` : 'not measured';
  return `  <g>
    <text x="${bars.from - 12}" y="${y + 16}" text-anchor="end">${escaped(row.what)}</text>
    <rect x="${bars.from}" y="${y + 4}" width="${Math.max(1, end - bars.from).toFixed(1)}" height="16" rx="2" class="${row.holds ? 'holds' : 'missed'}"/>
    <text x="${bars.to + 8}" y="${y + 16}" class="value">${escaped(value)}</text>
  </g>`;
}

const style = `text { font: 13px system-ui, sans-serif; fill: #1c2733 } .value { font-size: 12px } .title { font-size: 17px; font-weight: 600 }
    .small { font-size: 11px; fill: #5b6875 } .holds { fill: #2f7d5b } .missed { fill: #c2542d } .goal { stroke: #1c2733; stroke-dasharray: 4 3 }`;

/** Rows with a goal; the dashed line is the goal, bars that reach beyond it hold, longer is better. */
export function drawChart(rows: readonly Judged[], machine: string): string {
  const held = rows.filter(({ goal }) => goal !== undefined);
  const height = head + held.length * rowHeight + foot;
  const bottom = height - foot + 4;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + 80} ${height}" role="img" aria-label="Each measured row against its goal">
  <style>${style}</style>
  <rect width="100%" height="100%" fill="#ffffff"/>
  <text x="16" y="28" class="title">Each row against its goal</text>
  <text x="16" y="47" class="small">The dashed line is the goal; a bar that ends at its right holds, and longer is better (a bar that ends at the edge is twice as good or more).</text>
${held.map(rowOf).join('\n')}
  <line x1="${goalAt}" y1="${head - 4}" x2="${goalAt}" y2="${bottom}" class="goal"/>
  <text x="${goalAt}" y="${bottom + 14}" text-anchor="middle" class="small">goal</text>
  <text x="16" y="${height - 10}" class="small">${escaped(machine)}</text>
</svg>
`;
}
