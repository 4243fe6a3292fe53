import { PAGE_BYTES, type PageKind, pagesOf } from './lmdb-pages.ts'
import { below, oneOf, type Random } from './random.ts'

/** What becomes of a store's file, given too as it was some time ago; null when it is gone. */
export type Damage = (file: Buffer, random: Random, old: Buffer) => Buffer | null

const MANY_FLIPS = 60
const GARBAGE_BYTES = 20_000
const CONTACT = Buffer.from('contact-')
const VALUE_BYTES = 300
/** At the front of a page: its header and where its nodes are. */
const FRONT_BYTES = 200

const flip = (file: Buffer, at: number, random: Random): void => {
  file[at] = file[at]! ^ (1 << below(random, 8))
}

const flips =
  (times: number): Damage =>
  (file, random) => {
    for (let i = 0; i < times; i++) flip(file, below(random, file.length), random)
    return file
  }

/** Of what the file holds of some contact, which may be a page that is not in use any more. */
const flipInValue: Damage = (file, random) => {
  const at: number[] = []
  for (let i = file.indexOf(CONTACT); i >= 0; i = file.indexOf(CONTACT, i + 1)) at.push(i)
  const hit = (oneOf(random, at) ?? 0) + CONTACT.length + below(random, VALUE_BYTES)
  flip(file, Math.min(file.length - 1, hit), random)
  return file
}

const flipIn =
  (kind: PageKind): Damage =>
  (file, random) => {
    const page = oneOf(random, pagesOf(file, kind))
    const part = random() < 0.5 ? FRONT_BYTES : PAGE_BYTES
    if (page !== undefined) flip(file, page * PAGE_BYTES + below(random, part), random)
    return file
  }

const somePage = (file: Buffer, random: Random): number =>
  below(random, file.length / PAGE_BYTES) * PAGE_BYTES

/** What a disk does that breaks, or a hand that errs. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'one bit flipped anywhere': flips(1),
  'one bit flipped in a value': flipInValue,
  'many bits flipped': flips(MANY_FLIPS),
  'cut off': (file, random) => file.subarray(0, below(random, file.length)),
  'a stale copy': (_file, _random, old) => old,
  deleted: () => null,
  garbage: (_file, random) =>
    Buffer.from(Array.from({ length: GARBAGE_BYTES }, () => below(random, 256))),
  'two bits flipped': flips(2),
  'one bit flipped in a meta page': flipIn('meta'),
  'one bit flipped in a branch': flipIn('branch'),
  'one bit flipped in the list of free pages': flipIn('free list'),
  'a page of zeros': (file, random) => {
    const at = somePage(file, random)
    return file.fill(0, at, at + PAGE_BYTES)
  },
  'a page as it was before': (file, random, old) => {
    const at = somePage(old.length < file.length ? old : file, random)
    old.copy(file, at, at, at + PAGE_BYTES)
    return file
  },
}
