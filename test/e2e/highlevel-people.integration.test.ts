// Method: real services against the local HighLevel. What people do in the CRM comes as signed
// webhooks, and the decision about each is looked at; then all that was logged, measured and
// refused is searched for canaries.
import { referenceBots, startBots } from '@baton/bots'
import { crmConfig, startCrm } from '@baton/crm'
import type { Decision } from '@baton/domain'
import { ingressConfig, startIngress } from '@baton/ingress'
import { routerConfig, startRouter } from '@baton/router'
import { createLogger, renderMetrics } from '@baton/runtime'
import {
  enveloped,
  LocalHighLevel,
  type Payload,
  SigningKeys,
  WebhookSender,
} from '@baton/testkit/highlevel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newApp, type TestApp, until } from '../fault/app.ts'

const PARTITIONS = 2
const LOCATION = 'loc-canary-1'
const TOKEN = 'pit-canary-token-5d21'
const SECRET = 'canary-webhook-secret-88f0'
const PHONE = '541-555-0142'
const NAME = 'Annabel Canary'
const EMAIL = 'annabel@canary.example'
const ANSWER_MAX_MS = 60_000

let app: TestApp
let local: LocalHighLevel
let webhookUrl: string
let webhooks: WebhookSender
let metrics: () => Promise<string>
const logged: string[] = []
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  app = await newApp('highlevel', PARTITIONS)
  const log = createLogger({
    level: 'debug',
    service: 'test',
    to: { write: line => void logged.push(line) },
  })
  const keys = new SigningKeys()
  const env = app.env({
    BATON_DATA_DIR: app.dir,
    BATON_INGRESS_PORT: '0',
    BATON_HIGHLEVEL_KEYS: keys.ed25519PublicKey,
    BATON_HIGHLEVEL_SECRETS: SECRET,
    BATON_HIGHLEVEL_LOCATIONS: LOCATION,
    BATON_HIGHLEVEL_TOKENS: JSON.stringify({ [LOCATION]: TOKEN }),
  })
  const ingress = await startIngress(ingressConfig(env), { log })
  webhookUrl = `${ingress.url}/webhooks/highlevel`
  webhooks = new WebhookSender({ urls: [webhookUrl], keys })
  local = await LocalHighLevel.start({ tokens: { [TOKEN]: LOCATION }, webhooks })
  const router = await startRouter(routerConfig(env), { log })
  const bots = await startBots(routerConfig(env), { bots: referenceBots, log })
  const crm = await startCrm(crmConfig({ ...env, BATON_HIGHLEVEL_URL: local.url }), { log })
  stops.push(
    () => ingress.stop(),
    () => bots.stop(),
    () => crm.stop(),
    () => router.stop(),
    () => local.stop(),
    () => app.close(),
  )
  metrics = () =>
    renderMetrics([ingress, router, crm, bots].flatMap(({ registries }) => registries))
})

afterAll(async () => {
  for (const stop of stops) await stop()
})

const decisionsAbout = async (contactId: string): Promise<Decision[]> => {
  const codec = app.platform.codecs.of('handoff.decisions.v1')
  const topic = app.platform.topic('handoff.decisions.v1')
  const found: Decision[] = []
  for (let partition = 0; partition < PARTITIONS; partition++) {
    await app.platform.kafka.log.readToEnd({
      topic,
      partition,
      onBatch: ({ records }) => {
        for (const { value } of records) {
          const decision = value && codec.decode(value)
          if (decision?.contactId === contactId) found.push(decision)
        }
      },
    })
  }
  return found
}

/**
 * Sends a signed webhook about a contact and waits for the decision it gets; what the bot replies
 * meanwhile is another's.
 */
const hears = async (contactId: string, payload: Payload): Promise<Decision> => {
  const before = (await decisionsAbout(contactId)).length
  const { fate } = await webhooks.deliver(enveloped({ locationId: LOCATION, ...payload }))
  expect(fate).toBe('delivered')
  let decision: Decision | undefined
  await until(
    'a decision',
    async () => {
      const since = (await decisionsAbout(contactId)).slice(before)
      decision = since.find(({ slot, event }) => slot === 0 && event !== 'BotReplied')
      return decision !== undefined
    },
    ANSWER_MAX_MS,
  )
  return decision!
}

const contact = (id: string) => local.addContact(LOCATION, id)
type Contact = ReturnType<typeof contact>

/** What the phone shows after the contact has written this. */
const writes = async (from: Contact, text: string): Promise<string[]> => {
  const sent = () => from.messages.filter(m => m.direction === 'outbound')
  const before = sent().length
  const { delivery } = await local.contactWrites(from, text)
  expect(delivery).toMatchObject({ fate: 'delivered', status: 200 })
  await until('an SMS', () => sent().length > before, ANSWER_MAX_MS)
  return sent()
    .slice(before)
    .map(m => m.body)
}

test('what people do in the CRM is heard: they take over, silence the bots, opt out, make appointments', async () => {
  const bob = contact('canary-bob')
  await writes(bob, 'hi, I want to sell my house')
  const appointment = { id: 'a-1', contactId: 'canary-bob', appointmentStatus: 'confirmed' }
  expect(await hears('canary-bob', { type: 'AppointmentCreate', appointment })).toMatchObject({
    reason: 'appointment-made',
  })
  const update = { type: 'ContactUpdate', id: 'canary-bob', name: NAME, email: EMAIL, phone: PHONE }
  expect(await hears('canary-bob', update)).toMatchObject({ facts: ['person.name'] })
  const tags = (...all: string[]) => ({ type: 'ContactTagUpdate', id: 'canary-bob', tags: all })
  expect(await hears('canary-bob', tags('ai-off'))).toMatchObject({ reason: 'automation-off' })
  const ignored = {
    type: 'InboundMessage',
    contactId: 'canary-bob',
    messageId: 'm-1',
    body: 'hello?',
  }
  expect(await hears('canary-bob', ignored)).toMatchObject({ reason: 'automation-off' })
  expect(await hears('canary-bob', tags())).toMatchObject({ reason: 'automation-on' })
  const typed = { type: 'OutboundMessage', contactId: 'canary-bob', userId: 'u-1', source: 'app' }
  expect(await hears('canary-bob', { ...typed, messageId: 'm-2' })).toMatchObject({
    verdict: 'assigned',
    ownerAfter: 'human',
  })
  const dnd = { type: 'ContactDndUpdate', id: 'canary-bob', dnd: true }
  expect(await hears('canary-bob', dnd)).toMatchObject({ verdict: 'opted_out', ownerAfter: 'none' })
})

test('a message that comes again under another webhookId is decided once', async () => {
  const body = { type: 'InboundMessage', contactId: 'cleo', messageId: 'm-cleo', body: 'hi' }
  expect(await hears('cleo', body)).toMatchObject({ verdict: 'continue' })
  expect(await hears('cleo', body)).toMatchObject({ verdict: 'duplicate' })
})

test('neither secrets nor personal data are in any log, metric or refusal', async () => {
  const refused = { type: 'InboundMessage', locationId: LOCATION, body: `${NAME} ${PHONE}` }
  const body = Buffer.from(JSON.stringify(enveloped(refused)))
  const headers = [webhooks.headers(body), { 'x-baton-secret': `${SECRET}-` }]
  const answers = headers.map(async more => {
    const answer = await fetch(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...more },
      body,
    })
    return `${answer.status} ${await answer.text()}`
  })
  const said = (await Promise.all(answers)).join('\n')
  expect(said).toMatch(/^400 .*\n401 /)
  expect(logged.length).toBeGreaterThan(0)
  const text = `${logged.join('')}${await metrics()}${said}`
  for (const canary of [TOKEN, SECRET, PHONE, NAME, EMAIL, 'canary-', LOCATION]) {
    expect(text).not.toContain(canary)
  }
})
