export const hasEnded = (state: string): boolean => state === 'closed' || state === 'withdrawn' || state === 'void';
