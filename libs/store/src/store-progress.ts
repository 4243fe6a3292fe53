import type { StoreProgress } from '@baton/stream'

/**
 * As stored: JSON, because it is small, written once for each transaction, and read by people when
 * something is wrong.
 */
export const encodeProgress = (progress: StoreProgress): Buffer =>
  Buffer.from(JSON.stringify({ ...progress, note: progress.note.toString('base64') }))

/** Throws whatever JSON throws when the bytes are no progress; the caller has checked their sum. */
export const decodeProgress = (bytes: Buffer): StoreProgress => {
  const { note, ...rest } = JSON.parse(bytes.toString()) as Omit<StoreProgress, 'note'> & {
    readonly note: string
  }
  return { ...rest, note: Buffer.from(note, 'base64') }
}

/** Whether two progresses are one and the same fact. */
export const sameProgress = (a: StoreProgress | null, b: StoreProgress | null): boolean => {
  if (a === b) return true
  if (!a || !b) return false
  return (
    a.changelog === b.changelog &&
    a.incarnation === b.incarnation &&
    a.appliedAt === b.appliedAt &&
    a.note.equals(b.note) &&
    sameInput(a.input, b.input)
  )
}

const sameInput = (a: StoreProgress['input'], b: StoreProgress['input']): boolean => {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => a[key] === b[key])
}
