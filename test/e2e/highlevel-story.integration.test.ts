// Method: a contact writes at the local HighLevel, which tells ingress by signed webhooks; real
// router, reference bots and crm; the contact's phone and card at the local HighLevel are looked
// at. Then everything is stopped and started with empty directories.
import { referenceBots, startBots } from '@baton/bots'
import { crmConfig, startCrm } from '@baton/crm'
import { ingressConfig, startIngress } from '@baton/ingress'
import { routerConfig, startRouter } from '@baton/router'
import { createLogger, renderMetrics } from '@baton/runtime'
import { type Contact, LocalHighLevel, SigningKeys, WebhookSender } from '@baton/testkit/highlevel'
import { expect, test } from 'vitest'
import { newApp, until } from '../fault/app.ts'

const LOCATION = 've9EPM428h8vShlRW1KT'
const TOKEN_CANARY = 'pit-canary-51c9'
const ACCESS_CANARY = 'access-canary-0d7f'
const PHONE_CANARY = '541-555-0199'
const CANARIES = [TOKEN_CANARY, ACCESS_CANARY, PHONE_CANARY, '15415550199', 'Priyanka']

interface Services {
  readonly ingressUrl: string
  metrics(): Promise<string>
  stop(): Promise<void>
}

const startServices = async (
  env: Record<string, string>,
  to: { write(line: string): void },
): Promise<Services> => {
  const log = createLogger({ level: 'debug', service: 'all', to })
  const router = await startRouter(routerConfig(env), { log })
  const bots = await startBots(routerConfig(env), { bots: referenceBots, log })
  const crm = await startCrm(crmConfig(env), { log })
  const ingress = await startIngress(ingressConfig(env), {
    log,
    contextCopy: id => crm.context(id, LOCATION),
  })
  return {
    ingressUrl: ingress.url,
    metrics: () =>
      renderMetrics([router, crm, ingress, bots].flatMap(({ registries }) => registries)),
    stop: async () => {
      await ingress.stop()
      await bots.stop()
      await crm.stop()
      await router.stop()
    },
  }
}

const sentTo = (contact: Contact): string[] =>
  contact.messages.filter(one => one.direction === 'outbound').map(one => one.body)

/** What Baton says over HTTP about a contact. */
const contextOf = async (ingressUrl: string, contactId: string) => {
  const response = await fetch(`${ingressUrl}/v1/contacts/${contactId}/context`, {
    headers: { authorization: `Bearer ${ACCESS_CANARY}` },
  })
  return {
    status: response.status,
    body: (await response.json()) as {
      context?: { owner: string; facts: { name: string; value: string }[] }
      source?: string
    },
  }
}

test('the story at HighLevel: a signed webhook in; the SMS, tags, fields and note out; the context after a restart of everything', async () => {
  const app = await newApp('hlstory', 2)
  const logged: string[] = []
  const to = { write: (line: string) => void logged.push(line) }
  const keys = new SigningKeys()
  const local = await LocalHighLevel.start({ tokens: { [TOKEN_CANARY]: LOCATION }, echoes: true })
  const env = (name: string) =>
    app.env({
      BATON_DATA_DIR: `${app.dir}/${name}`,
      BATON_INGRESS_PORT: '0',
      BATON_INGRESS_TOKEN: ACCESS_CANARY,
      BATON_HIGHLEVEL_KEYS: keys.ed25519PublicKey,
      BATON_HIGHLEVEL_URL: local.url,
      BATON_HIGHLEVEL_TOKENS: JSON.stringify({ [LOCATION]: TOKEN_CANARY }),
    })
  let services = await startServices(env('first'), to)
  const anna = local.addContact(LOCATION)
  const write = async (text: string): Promise<string[]> => {
    const before = sentTo(anna).length
    const urls = [`${services.ingressUrl}/webhooks/highlevel`]
    local.webhooks = new WebhookSender({ urls, keys })
    const { delivery } = await local.contactWrites(anna, text)
    expect(delivery).toMatchObject({ fate: 'delivered', attempts: 1 })
    await until('an answer on the phone', () => sentTo(anna).length > before, 60_000)
    return sentTo(anna).slice(before)
  }
  try {
    await write('Hi, I am Priyanka. Looking for a 3 bed under 650k, want to move in 3 months')
    const [answer = ''] = await write(
      `actually I'm thinking about selling my house first, my number is ${PHONE_CANARY}`,
    )
    const questions = answer.split(/(?<=[.?!])\s/).filter(sentence => sentence.endsWith('?'))
    expect(questions).toHaveLength(1)
    expect(questions[0]).not.toMatch(/budget|price range|when|how soon|timeline/i)
    await until('the handoff card', () => anna.notes.length >= 2, 60_000)
    expect([...anna.tags]).toEqual(
      expect.arrayContaining(['Seller-Lead', 'Handoff-Lead-to-Buyer', 'Handoff-Buyer-to-Seller']),
    )
    expect(anna.tags.has('Buyer-Lead')).toBe(false)
    expect(anna.notes.at(-1)?.body).toContain('Handoff buyer → seller')
    const field = (name: string) => {
      const { id = '' } = local.account.fields(LOCATION).find(one => one.name === name) ?? {}
      return anna.customFields.get(id)
    }
    expect(field('Baton Budget')).toBe('up to $650,000')
    expect(field('Baton Timeline')).toContain('90 days')
    expect(field('Baton Last Handoff')).toContain('buyer → seller')

    await services.stop()
    services = await startServices(env('second'), to)
    const state = await contextOf(services.ingressUrl, anna.id)
    expect(state).toMatchObject({
      status: 200,
      body: { source: 'state', context: { owner: 'seller' } },
    })
    expect(state.body.context?.facts).toContainEqual(
      expect.objectContaining({ name: 'budget.max', value: '650000' }),
    )
    // Whoever Baton does not know, but whose field says so, is known by the field.
    const twin = local.addContact(LOCATION)
    for (const [id, value] of anna.customFields) twin.customFields.set(id, value)
    const copy = await contextOf(services.ingressUrl, twin.id)
    expect(copy).toMatchObject({
      status: 200,
      body: { source: 'crm', context: { owner: 'seller' } },
    })
    expect((await contextOf(services.ingressUrl, 'nobody')).status).toBe(404)

    // What HighLevel told us of our own changes has changed nothing.
    expect(anna.notes).toHaveLength(2)
    expect(anna.dnd).toBe(false)
    const before = sentTo(anna).length
    const [goodbye] = await write('STOP')
    expect(goodbye).toContain('START')
    await until('do not disturb', () => anna.dnd, 60_000)
    expect(sentTo(anna)).toHaveLength(before + 1)

    const all = logged.join('') + (await services.metrics())
    for (const canary of CANARIES) expect(all).not.toContain(canary)
  } finally {
    await services.stop()
    await local.stop()
    await app.close()
  }
})
