import { localCodecs } from '@baton/codec'
import { type ContactState, hash128 } from '@baton/domain'
import { readCanonical } from '@baton/rules'
import { PartitionOracle } from '@baton/testkit'
import type { Decided, History, Step } from './history.ts'

const codecs = localCodecs()

/** Decides a history anew by the rules as they are now. */
export const decideHistory = ({ header, policies, steps }: History): Decided[] => {
  const states = new Map<string, ContactState>()
  const oracle = new PartitionOracle({
    ...header,
    events: codecs.of('contact.events.v1'),
    policies: new Map(policies.map(({ hash, document }) => [hash, readCanonical(document, hash)])),
    states,
  })
  return steps.map(step => {
    if (step.adopted) oracle.adopt(step.adopted)
    const { emissions, contactId } = oracle.judge({
      offset: step.offset,
      timestamp: step.timestamp,
      key: step.key === null ? null : Buffer.from(step.key, 'base64'),
      value: recordedValue(step),
      headers: undefined,
    })
    return {
      decisions: emissions.map(({ decision }) => decision),
      effects: hash128(JSON.stringify(emissions.flatMap(({ effects }) => effects))),
      state: hash128(JSON.stringify(contactId === null ? null : (states.get(contactId) ?? null))),
    }
  })
}

const recordedValue = ({ event, raw }: Step): Buffer | null => {
  if (event) return codecs.of('contact.events.v1').encode(event)
  return raw ? Buffer.from(raw, 'base64') : null
}

/** Where two decidings of a history differ: offsets, with the fields of the decisions. */
export const differences = ({ steps }: History, now: readonly Decided[]): string[] =>
  steps.flatMap(({ offset, decided: then }, i) => {
    const fields = differingFields(then, now[i]!)
    return fields.length > 0 ? [`offset ${offset}: ${fields.join(', ')}`] : []
  })

const differingFields = (then: Decided, now: Decided): string[] => {
  const fields = (['effects', 'state'] as const).filter(field => then[field] !== now[field])
  if (then.decisions.length !== now.decisions.length) {
    return [`${then.decisions.length} decisions, now ${now.decisions.length}`, ...fields]
  }
  const changed = then.decisions.flatMap((decision, i) =>
    Object.entries(decision)
      .filter(([name, value]) => {
        const other = now.decisions[i]![name as keyof typeof decision]
        return JSON.stringify(value) !== JSON.stringify(other)
      })
      .map(([name]) => `${name} of slot ${decision.slot}`),
  )
  return [...changed, ...fields]
}
