// Between two calls that reach nobody, in place of half-days: the setting HOTLINE_REHEARSED_CALL_PAUSE_MS of this installation.
export const callPauseMs = 1500;
