import { randomBytes } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 20

/** An id as HighLevel makes them: 20 letters and digits. */
export const newId = (): string =>
  Array.from(randomBytes(LENGTH), byte => ALPHABET[byte % ALPHABET.length]).join('')
