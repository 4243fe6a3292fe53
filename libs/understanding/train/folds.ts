import type { Example } from './data.ts'

const FOLDS = 5

/**
 * The part of the data that a text belongs to; texts that differ only in case, spaces or marks stay
 * together.
 */
export function partOf(text: string, parts: number): number {
  let hash = 7
  for (const c of text.toLowerCase()) {
    if (c >= 'a' && c <= 'z') hash = (Math.imul(hash, 31) + c.charCodeAt(0)) >>> 0
  }
  return (hash >>> 8) % parts
}

/** Every twelfth text: measured on, never trained on. */
export function isHeldOut(text: string): boolean {
  return partOf(`held out ${text}`, 12) === 5
}

/** Log-odds of every example by a model that has not seen it. */
export function crossValidated(
  examples: readonly Example[],
  train: (part: readonly Example[]) => (e: Example) => number[],
): number[][] {
  const out: number[][] = new Array(examples.length)
  for (let fold = 0; fold < FOLDS; fold++) {
    const inFold = (e: Example): boolean => partOf(e.text, FOLDS) === fold
    const score = train(examples.filter(e => !inFold(e)))
    examples.forEach((e, i) => {
      if (inFold(e)) out[i] = score(e)
    })
  }
  return out
}
