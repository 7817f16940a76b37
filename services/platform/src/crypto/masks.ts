/** 138****1234; a shorter number keeps its last two digits. */
export function maskPhone(phone: string): string {
  if (phone.length >= 11) return `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`;
  return phone === '' ? '' : `${'*'.repeat(Math.max(phone.length - 2, 1))}${phone.slice(2).slice(-2)}`;
}

/** 王**: the family name and as many stars as characters follow, at least one. */
export function maskName(name: string): string {
  const [first, ...rest] = Array.from(name.trim());
  return first === undefined ? '' : first + '*'.repeat(Math.max(rest.length, 1));
}

/** 411702********1234: the place and the last four stay. */
export function maskId(id: string): string {
  return id.length >= 15 ? `${id.slice(0, 6)}${'*'.repeat(id.length - 10)}${id.slice(-4)}` : '*'.repeat(id.length);
}
