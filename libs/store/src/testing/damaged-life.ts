import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mulberry32, remedyOf } from '@baton/domain'
import type { StateStore, StoreProvider } from '@baton/stream'
import { DAMAGES } from './damages.ts'
import { progressAt } from './progress.ts'
import { below, oneOf, type Random } from './random.ts'

/** Opens the stores of a directory; `caughtUp` of each waits until all is written. */
export type OpenStores = (directory: string) => StoreProvider & { close(): Promise<void> }

/** What a store must hold. */
type Model = ReadonlyMap<string, Buffer>

const TASK = 'task'
const CONTACTS = 120
const INDEX = '__t/'
const ENDS = ['killed', 'closed'] as const

/**
 * A store with a past: pages in use, pages that are free, large values, an index, several openings.
 */
export interface History {
  readonly directory: string
  /** By how many batches were applied. */
  readonly models: readonly Model[]
  /** Its file as it was some batches ago. */
  readonly old: Buffer
}

const bytesOf = (random: Random, length: number): Buffer => {
  const bytes = Buffer.allocUnsafe(length)
  for (let i = 0; i < length; i++) bytes[i] = below(random, 256)
  return bytes
}

const randomBatch = (random: Random, model: Model): Map<string, Buffer | null> => {
  const batch = new Map<string, Buffer | null>()
  for (let i = below(random, 40); i >= 0; i--) {
    const contact = `contact-${below(random, CONTACTS)}`
    const isLarge = random() < 0.03
    const length = isLarge ? 5_000 + below(random, 9_000) : 200 + below(random, 900)
    batch.set(contact, random() < 0.12 ? null : bytesOf(random, length))
    const due = String(below(random, 1e6)).padStart(8, '0')
    if (random() < 0.3) batch.set(`${INDEX}${due}/${contact}`, Buffer.alloc(0))
  }
  for (const key of model.keys()) if (key.startsWith(INDEX) && random() < 0.1) batch.set(key, null)
  return batch
}

/** Applies another batch, waits until it is written, and says what the store must hold then. */
const step = async (store: StateStore, random: Random, model: Model): Promise<Model> => {
  const batch = randomBatch(random, model)
  const stands = store.progress()
  const changes = [...batch].map(([key, value]) => ({ key, value }))
  store.apply(changes, stands, progressAt((stands?.input['events/0'] ?? 0) + 1))
  await store.caughtUp?.()
  const after = new Map(model)
  for (const [key, value] of batch) {
    if (value) after.set(key, value)
    else after.delete(key)
  }
  return after
}

/** What the store gives out wrongly; null when all is right. */
const wrongIn = (store: StateStore, model: Model): string | null => {
  for (let i = 0; i < CONTACTS; i++) {
    const key = `contact-${i}`
    const wanted = model.get(key)
    const found = store.get(key)
    if (!wanted && found) return `${key} is back`
    if (wanted && !found) return `${key} is missing`
    if (wanted && found && !wanted.equals(found)) return `${key} is another`
  }
  const index = [...model.keys()].filter(key => key.startsWith(INDEX)).sort()
  const found = [...store.range(INDEX, index.length + 1)].map(([key]) => key)
  return found.join() === index.join() ? null : 'the index is another'
}

export const makeHistory = async (
  open: OpenStores,
  directory: string,
  seed: number,
): Promise<History> => {
  const random = mulberry32(seed)
  const live = join(directory, 'live')
  const models: Model[] = [new Map()]
  let old = Buffer.alloc(0)
  let stores = open(live)
  let store = await stores.open(TASK)
  const batches = 15 + below(random, 30)
  const oldAt = batches - 2 - below(random, 6)
  for (let i = 0; i < batches; i++) {
    models.push(await step(store, random, models.at(-1)!))
    if (i === oldAt) old = readFileSync(join(live, TASK, 'data.mdb'))
    if (i % 9 < 8) continue
    await stores.close()
    stores = open(live)
    store = await stores.open(TASK)
  }
  cpSync(join(live, TASK), join(directory, 'killed'), { recursive: true })
  await stores.close()
  cpSync(join(live, TASK), join(directory, 'closed'), { recursive: true })
  return { directory, models, old }
}

/**
 * Damages a copy of some history, opens it and, when it is believed, goes on with many batches, a
 * close and another opening. `noticed` when the store said so, sooner or later, as a task needs it
 * to restore; `sound` when all it gave out was right.
 */
export const liveOn = async (
  open: OpenStores,
  histories: readonly History[],
  { directory, seed, kind }: { directory: string; seed: number; kind: string },
): Promise<{ readonly found: 'sound' | 'noticed' | 'wrong'; readonly what: string }> => {
  const random = mulberry32(seed)
  const history = oneOf(random, histories)!
  const end = oneOf(random, ENDS)!
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory)
  const from = join(history.directory, end)
  cpSync(from, join(directory, TASK), { recursive: true, preserveTimestamps: true })
  const file = join(directory, TASK, 'data.mdb')
  const damaged = DAMAGES[kind]!(readFileSync(file), random, history.old)
  if (damaged) writeFileSync(file, damaged)
  else rmSync(file)

  let what = `${end}, when opened`
  let stores = open(directory)
  try {
    let store = await stores.open(TASK)
    const stands = store.progress()
    if (!stands) return { found: 'noticed', what }
    let model = history.models[stands.input['events/0']!]!
    let wrong = wrongIn(store, model)
    for (let i = 0; i < BATCHES_AFTER && !wrong; i++) {
      what = `${end}, after ${i + 1} batches`
      if (i === REOPENED_AFTER) {
        await stores.close()
        stores = open(directory)
        store = await stores.open(TASK)
        if (!store.progress()) return { found: 'noticed', what }
      }
      model = await step(store, random, model)
      wrong = wrongIn(store, model)
    }
    return { found: wrong ? 'wrong' : 'sound', what: `${what}: ${wrong}` }
  } catch (error) {
    if (remedyOf(error) === 'corrupt') return { found: 'noticed', what }
    throw error
  } finally {
    await stores.close()
  }
}

const BATCHES_AFTER = 25
const REOPENED_AFTER = 12
