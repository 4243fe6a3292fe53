/** Names of sources that the learner reads out of a key again: what shows, on one line. */
export const SOURCE = /^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u
export const SOURCE_RULE = '1 to 100 printable characters'
