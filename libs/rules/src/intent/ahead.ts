import type { Reading, ReadingContext } from '@baton/understanding'

/** What a message was read as before its turn came, and where the contact stood then. */
export interface ReadAhead {
  readonly text: string
  readonly context: ReadingContext
  readonly reading: Reading
}

/** Whether reading this text in this context would give the same. */
export const isOf = (ahead: ReadAhead, text: string, context: ReadingContext): boolean =>
  ahead.text === text &&
  ahead.context.bot === context.bot &&
  ahead.context.about === context.about &&
  isSame(ahead.context.pendingQuestion, context.pendingQuestion)

const isSame = (
  a: ReadingContext['pendingQuestion'],
  b: ReadingContext['pendingQuestion'],
): boolean => (a === null || b === null ? a === b : a.side === b.side && a.name === b.name)
