/** 1, in the 1/10,000 in which scores and shares are counted. */
export const WHOLE = 10_000
