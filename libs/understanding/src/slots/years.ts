/** Years in which a home may have been built, or money paid. */
export const FIRST_YEAR = 1_800
export const LAST_YEAR = 2_035
/** Two digits up to this are of this century: "built in 05". */
const LAST_SHORT_YEAR = 35

/** The year that two digits stand for. */
export const yearOfTwo = (digits: number): number =>
  digits > LAST_SHORT_YEAR ? 1_900 + digits : 2_000 + digits
