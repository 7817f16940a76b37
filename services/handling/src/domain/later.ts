/** An order's time never goes back. */
export const later = (moment: Date, than: Date): Date => (moment < than ? than : moment);
