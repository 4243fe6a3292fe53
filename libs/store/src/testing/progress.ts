import type { StateStore, StoreProgress } from '@baton/stream'

export const progressAt = (input: number, over: Partial<StoreProgress> = {}): StoreProgress => ({
  incarnation: 'log-1',
  input: { 'events/0': input },
  changelog: input * 2,
  appliedAt: 1_000 + input,
  note: Buffer.from(`tables ${input}`),
  ...over,
})

/** Applies texts on top of where the store stands; null deletes. */
export const put = (store: StateStore, texts: Readonly<Record<string, string | null>>): void => {
  const now = store.progress()
  const changes = Object.entries(texts).map(([key, text]) => ({
    key,
    value: text === null ? null : Buffer.from(text),
  }))
  store.apply(changes, now, progressAt((now?.input['events/0'] ?? 0) + 1))
}

export const text = (store: StateStore, key: string): string | undefined =>
  store.get(key)?.toString()
