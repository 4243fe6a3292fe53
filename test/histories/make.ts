/**
 * `node test/histories/make.ts`: makes histories, once, from simulated runs and from conversations
 * written by people.
 */
import { readFileSync } from 'node:fs'
import type { ContactEvent, TablesAdopted } from '@baton/domain'
import { ENGINE, parseConversation, parsePolicy } from '@baton/rules'
import type { FakeBroker } from '@baton/testkit/fake-broker'
import { CODECS, JUDGE_CODECS, POLICIES, TOPICS } from '../sim/app.ts'
import { simulate } from '../sim/simulate.ts'
import { decideHistory } from './decide.ts'
import { type History, type Step, writeHistory, writeRecording } from './history.ts'

const NOT_DECIDED = { decisions: [], effects: '', state: '' }
/** Nothing in them is a fact: how well slots are read must not matter. */
const PLAIN = ['hello', 'we want to buy', 'I want to sell', 'thanks', 'ok', 'buy and sell']
const SEEDS = [3, 11, 19, 42]

const save = (history: History): void => {
  const decided = decideHistory(history)
  const steps = history.steps.map((step, i) => ({ ...step, decided: decided[i]! }))
  writeHistory(history.header.name, { ...history, steps })
}

const withoutEngine = (adopted: TablesAdopted): TablesAdopted => ({ ...adopted, engine: '' })

const eventOf = (value: Buffer | null): Pick<Step, 'event' | 'raw'> => {
  try {
    if (value) return { event: JUDGE_CODECS.of('contact.events.v1').decode(value) }
  } catch {
    // a record that is no event
  }
  return { raw: value?.toString('base64') ?? null }
}

const stepsOf = (broker: FakeBroker): Step[] => {
  const adoptions = broker
    .committed(TOPICS.adoptions, 0)
    .map(({ value }) => CODECS.of('router.tables.v1').decode(value!))
  return broker.committed(TOPICS.events, 0).map(({ offset, timestamp, key, value }) => {
    const adopted = adoptions.find(({ from }) => from === offset)
    return {
      ...(adopted && { adopted: withoutEngine(adopted) }),
      offset,
      timestamp,
      key: key?.toString('base64') ?? null,
      ...eventOf(value),
      decided: NOT_DECIDED,
    }
  })
}

for (const seed of SEEDS) {
  const weather = {
    partitions: 1,
    contacts: 6,
    bursts: 5,
    burstMax: 16,
    poison: 0.05,
    doubled: 0.1,
  }
  const { broker } = await simulate(seed, {
    weather: { ...weather, tables: 0.8, batchMaxRecords: 3 },
    texts: PLAIN,
  })
  save({
    header: {
      name: `simulated-${seed}`,
      why: 'timers, tables that change, replies, poison, doubled events, operators; no text has to be read',
      reads: 'rules',
      topic: TOPICS.events,
      partition: 0,
      partitions: 1,
    },
    policies: POLICIES.map(({ hash, canonical: document }) => ({ hash, document })),
    steps: stepsOf(broker),
  })
}

const shipped = parsePolicy(
  readFileSync(new URL('../../deploy/policies/real-estate.yaml', import.meta.url), 'utf8'),
  'real-estate.yaml',
)
const tables: TablesAdopted = {
  partition: 0,
  from: 0,
  hash: 'shipped',
  engine: '',
  policies: [{ location: '*', hash: shipped.hash }],
  thresholds: [],
  health: [],
}

/** Turns of conversations that people wrote, one after the other. */
const spoken = (intents: boolean): Step[] => {
  const file = new URL('../data/conversations-own.jsonl', import.meta.url)
  const conversations = readFileSync(file, 'utf8').trim().split('\n').map(parseConversation)
  const turns = conversations.flatMap(({ id, turns: own }) => own.map(turn => ({ id, ...turn })))
  return turns.map(({ id, at, text, expect }, offset) => ({
    ...(offset === 0 && { adopted: tables }),
    offset,
    timestamp: Date.parse(at),
    key: Buffer.from(id).toString('base64'),
    event: messageOf(
      offset,
      intents ? 'ok' : text,
      Date.parse(at),
      intents ? expect?.owner : undefined,
    ),
    decided: NOT_DECIDED,
  }))
}

/** What a classifier outside would say: sure of the owner that people expect. */
const messageOf = (n: number, text: string, sentAt: number, owner?: string): ContactEvent => ({
  eventId: `e-${n}`,
  locationId: 'location',
  source: 'history',
  sentAt,
  event: {
    'baton.MessageReceived': {
      messageId: `m-${n}`,
      text,
      channel: 'sms',
      conversationId: '',
      intents: owner === 'buyer' || owner === 'seller' ? [{ intent: owner, score: 9_300 }] : [],
      facts: [],
    },
  },
})

const header = { topic: 'history.contact.events.v1', partition: 0, partitions: 1 }
const policies = [{ hash: shipped.hash, document: shipped.canonical }]
save({
  header: {
    ...header,
    name: 'spoken',
    why: 'conversations that people wrote, read by the model that ships',
    reads: 'model',
  },
  policies,
  steps: spoken(false),
})
save({
  header: {
    ...header,
    name: 'scored-outside',
    why: 'the same turns, with scores sent from outside and one word to read',
    reads: 'model',
  },
  policies,
  steps: spoken(true),
})
writeRecording({ engine: ENGINE, reason: 'first recorded' })
