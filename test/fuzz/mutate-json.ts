import type { Chance } from '../sim/chance.ts'

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x'.repeat(20_000),
  '__progress',
  'constructor',
  '2026-13-45T99:99:99Z',
  '2026-11-25T12:00:00Z',
  'STOP',
  [],
  [[]],
  {},
  { id: {} },
  ['ai-off'],
  [null],
]
const NAMES = [
  'type',
  'contactId',
  'locationId',
  'body',
  'data',
  'customData',
  'tags',
  'timestamp',
  'message',
  'webhookId',
  'dndSettings',
  '__proto__',
]
const TYPES = [
  'InboundMessage',
  'OutboundMessage',
  'ContactTagUpdate',
  'ContactDndUpdate',
  'ContactUpdate',
  'AppointmentCreate',
  'AppointmentUpdate',
]

type Fields = Record<string, unknown>

/** A changed copy that is still JSON; null when the input is not. */
export const mutatedJson = (input: Buffer, other: Buffer, chance: Chance): Buffer | null => {
  try {
    const value: unknown = JSON.parse(input.toString())
    const donor: unknown = JSON.parse(other.toString())
    const changes = chance.whole(1, 4)
    let changed = value
    for (let i = 0; i < changes; i++) changed = changedOnce(changed, donor, chance)
    return Buffer.from(JSON.stringify(changed) ?? 'null')
  } catch {
    return null
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const changedOnce = (value: unknown, donor: unknown, chance: Chance): unknown => {
  if (!isFields(value)) return chance.is(0.5) ? chance.pick(ODD) : donor
  const copy: Fields = { ...value }
  const names = Object.keys(copy)
  const name = names.length > 0 && chance.is(0.7) ? chance.pick(names) : chance.pick(NAMES)
  switch (chance.whole(0, 5)) {
    case 0:
      delete copy[name]
      return copy
    case 1:
      copy[name] = chance.pick(ODD)
      return copy
    case 2:
      copy.type = chance.pick(TYPES)
      return copy
    case 3:
      copy[chance.pick(NAMES)] = copy[name]
      return copy
    case 4:
      if (isFields(donor)) copy[name] = donor[name] ?? chance.pick(Object.values(donor))
      return copy
    default:
      copy[name] = changedOnce(copy[name], donor, chance)
      return copy
  }
}
