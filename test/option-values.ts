import { InvalidArgumentError } from 'commander'

/** An option that counts something: a whole number, not below `least`. */
export const whole =
  (least = 0) =>
  (value: string): number => {
    const number = Number(value)
    if (value.trim() === '' || !Number.isSafeInteger(number) || number < least)
      throw new InvalidArgumentError(`Use a whole number from ${least}.`)
    return number
  }

/** Several of them, apart by commas. */
export const wholes =
  (least = 0) =>
  (value: string): number[] =>
    value.split(',').map(whole(least))
