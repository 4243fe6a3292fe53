import { existsSync, readFileSync } from 'node:fs'
import {
  type BotHealth,
  type ContactEvent,
  type CrmReceipt,
  type Decision,
  type HandoffOutcome,
  hash128,
  type LearnedThreshold,
  type LearnerEntry,
  type OutboundMessage,
  type OutcomeHistory,
  type PolicyEntry,
  type RoutedMessage,
  type StateEntry,
  type TablesAdopted,
} from '@baton/domain'

/** The schemas of this version by file name, and the type of the values they hold. */
export interface SchemaTypes {
  'bot.health.v1': BotHealth
  'contact.events.v1': ContactEvent
  'contact.state.v1': StateEntry
  'crm.receipts.v1': CrmReceipt
  'handoff.decisions.v1': Decision
  'handoff.outcomes.v1': HandoffOutcome
  'handoff.policies.v1': PolicyEntry
  'handoff.thresholds.v1': LearnedThreshold
  'learner.history.v1': OutcomeHistory
  'learner.state.v1': LearnerEntry
  'outbound.messages.v1': OutboundMessage
  'router.tables.v1': TablesAdopted
  'routing.v1': RoutedMessage
}

export type SchemaName = keyof SchemaTypes

const NAMES: Readonly<Record<SchemaName, true>> = {
  'bot.health.v1': true,
  'contact.events.v1': true,
  'contact.state.v1': true,
  'crm.receipts.v1': true,
  'handoff.decisions.v1': true,
  'handoff.outcomes.v1': true,
  'handoff.policies.v1': true,
  'handoff.thresholds.v1': true,
  'learner.history.v1': true,
  'learner.state.v1': true,
  'outbound.messages.v1': true,
  'router.tables.v1': true,
  'routing.v1': true,
}

/** In the order of their names, which never changes the id a local registry gives. */
export const schemaNames = Object.keys(NAMES).sort() as readonly SchemaName[]

export const isSchemaName = (name: string): name is SchemaName => Object.hasOwn(NAMES, name)

/**
 * The one place that knows where schemas/ lies: inside a packed library, or at the root of the
 * repository.
 */
const directory = ['../schemas/', '../../../schemas/']
  .map(path => new URL(path, import.meta.url))
  .find(existsSync) as URL

/** A file of schemas/ as text. */
export const schemaFile = (name: string): string => readFileSync(new URL(name, directory), 'utf8')

const texts = new Map<SchemaName, string>()

/** The schema as it is registered: its .avsc without white space. */
export const schemaText = (name: SchemaName): string => {
  let text = texts.get(name)
  if (text === undefined) {
    text = JSON.stringify(JSON.parse(schemaFile(`${name}.avsc`)))
    texts.set(name, text)
  }
  return text
}

let fingerprint: string | undefined

/**
 * One name for all schemas of this version, docs included; kept in __progress for people who
 * compare versions.
 */
export const schemasFingerprint = (): string => {
  fingerprint ??= hash128(schemaNames.map(name => `${name}=${schemaText(name)}`).join('\n'))
  return fingerprint
}
