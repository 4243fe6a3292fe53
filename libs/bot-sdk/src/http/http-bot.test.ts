// Method: a receiver on the loopback that answers as the test says, and the kit without Kafka
// before it.
import type { RoutedMessage } from '@baton/domain'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Conversation } from '../testing/index.ts'
import { httpBot } from './http-bot.ts'
import { isSignedBy, signatureOf } from './signature.ts'
import { type Received, receiver, SECRET, talkTo } from './testing/receiver.ts'

/** Later than anything that is said here. */
const LATER = Date.parse('2027-01-01T00:00:00Z')

test('posts the routed message, signed, and takes the answer', async () => {
  const answer = {
    texts: ['How many bedrooms?'],
    asks: [{ side: 'buying', name: 'beds' }],
    facts: [{ side: 'person', name: 'mood', value: 'fine' }],
    report: { result: 'qualified' },
    wakeAt: LATER,
  }
  const { url, received } = await receiver(() => ({ body: JSON.stringify(answer) }))
  const reply = await talkTo(url).says('hello', { 'buying.location': 'Katy' })
  expect(reply).toMatchObject({
    texts: ['How many bedrooms?'],
    asks: [{ side: 'buying', name: 'beds' }],
    facts: [{ name: 'mood', value: 'fine', confidence: 10_000 }],
    report: { result: 'qualified' },
    wakeAt: LATER,
  })
  const [{ headers, body }] = received as [Received]
  const routed = JSON.parse(body) as RoutedMessage
  expect(routed).toMatchObject({ bot: 'far', message: { text: 'hello' } })
  expect(headers['baton-decision-id']).toBe(routed.decisionId)
  const timestamp = headers['baton-timestamp'] as string
  const signed = { timestamp, signature: headers['baton-signature'] as string, body }
  expect(isSignedBy(SECRET, signed, Date.now())).toBe(true)
})

test('a signature holds for one body, one secret and five minutes', () => {
  const now = 1_800_000_000_000
  const signed = {
    timestamp: '1800000000',
    signature: signatureOf(SECRET, 1_800_000_000, 'body'),
    body: 'body',
  }
  expect(isSignedBy(SECRET, signed, now + 300_000)).toBe(true)
  expect(isSignedBy(SECRET, signed, now + 301_000)).toBe(false)
  expect(isSignedBy(SECRET, signed, now - 301_000)).toBe(false)
  expect(isSignedBy('another secret here', signed, now)).toBe(false)
  expect(isSignedBy(SECRET, { ...signed, body: 'other' }, now)).toBe(false)
  expect(isSignedBy(SECRET, { ...signed, timestamp: '1800000001' }, now)).toBe(false)
  expect(isSignedBy(SECRET, { ...signed, signature: undefined }, now)).toBe(false)
})

test('takes an answer that begins with a byte order mark', async () => {
  const { url } = await receiver(() => ({ body: '\ufeff{"texts":["hello"]}' }))
  expect((await talkTo(url).says('hi')).texts).toEqual(['hello'])
})

test('tries again what may pass, and no more often than told', async () => {
  const { url, received } = await receiver((_, nth) =>
    nth < 3 ? { status: 503 } : { body: '{"texts":["at last"]}' },
  )
  expect((await talkTo(url).says('hi')).texts).toEqual(['at last'])
  expect(received).toHaveLength(3)
  const always = await receiver(() => ({ status: 500 }))
  await expect(talkTo(always.url).says('hi')).rejects.toMatchObject({ code: 'BOT_UNAVAILABLE' })
  expect(always.received).toHaveLength(3)
})

test('does not repeat what was refused or makes no sense', async () => {
  for (const answer of [
    { status: 401 },
    { body: 'no json' },
    { body: '{"texts":[3]}' },
    { body: `{"texts":["${'x'.repeat(321)}"]}` },
    { body: '{"texts":[" "]}' },
    { body: JSON.stringify({ texts: ['😀'.repeat(161)] }) },
    { body: '{"wakeAt":5}' },
    { body: '{"request":{"target":"human","confidence":0.9}}' },
    { body: `{"report":{"result":"failed","reason":"${'x'.repeat(201)}"}}` },
    { body: '{"speech":"hi"}' },
    { body: `{"texts":["${'x'.repeat(70_000)}"]}` },
  ]) {
    const { url, received } = await receiver(() => answer)
    await expect(talkTo(url).says('hi')).rejects.toMatchObject({ code: 'BOT_ANSWER_INVALID' })
    expect(received).toHaveLength(1)
  }
})

test('gives up on a request that takes too long, and on the message at its deadline', async () => {
  const { url, received } = await receiver(() => 'nothing')
  const slow = talkTo(url, { attemptTimeoutMs: 100, retries: 1 })
  await expect(slow.says('hi')).rejects.toMatchObject({ code: 'BOT_UNAVAILABLE' })
  // One that was given up on before it arrived may be missing.
  expect(received.length).toBeLessThanOrEqual(2)
  const bot = httpBot({ name: 'far', url, secret: SECRET })
  const late = new Conversation(bot, { deadlineMs: 20 })
  await expect(late.says('hi')).rejects.toMatchObject({ code: 'TIMED_OUT' })
})

test('asks a bot that keeps failing no more for a while, then once', async () => {
  // The breaker reads the date: how long the test takes is none of its business.
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { url, received } = await receiver((_, nth) =>
    nth <= 2 ? { status: 500 } : { body: '{"texts":["back"]}' },
  )
  const conversation = talkTo(url, { retries: 0, breaksAfter: 2, brokenForMs: 1_000, awayMaxMs: 0 })
  for (let i = 0; i < 5; i++) {
    await expect(conversation.says('hi')).rejects.toMatchObject({ code: 'BOT_UNAVAILABLE' })
  }
  expect(received).toHaveLength(2)
  vi.setSystemTime(Date.now() + 1_000)
  expect((await conversation.says('hi')).texts).toEqual(['back'])
  expect(received).toHaveLength(3)
})

test('what kept a bot from answering is told apart, in words of ours, which the log keeps', async () => {
  const once = { retries: 0, attemptTimeoutMs: 100, breaksAfter: 2, awayMaxMs: 0 }
  const silent = await receiver(() => 'nothing')
  const conversation = talkTo(silent.url, once)
  const says = (message: string) => ({ code: 'BOT_UNAVAILABLE', message })
  const late = says('far did not answer within 100 ms')
  await expect(conversation.says('hi')).rejects.toMatchObject(late)
  await expect(conversation.says('hi')).rejects.toMatchObject(late)
  await expect(conversation.says('hi')).rejects.toMatchObject(
    says('far is not asked: it failed 2 times in a row, and is asked again within 10000 ms'),
  )
  const broken = await receiver(() => 'hang up')
  await expect(talkTo(broken.url, once).says('hi')).rejects.toMatchObject({
    ...says('far did not answer'),
    cause: { message: 'fetch failed' },
  })
  const failing = await receiver(() => ({ status: 503 }))
  await expect(talkTo(failing.url, once).says('hi')).rejects.toMatchObject(
    says('the bot answered 503'),
  )
})

test('a redirect is not followed, named, and no reason to ask again or no more', async () => {
  const other = await receiver(() => ({}))
  for (const [status, message] of [
    [301, 'redirects with 301, which is not followed'],
    [302, 'redirects with 302, which is not followed'],
    [308, 'redirects with 308, which is not followed'],
    [304, 'refused the message with 304'],
  ] as const) {
    const { url, received } = await receiver((_, nth) =>
      nth <= 3 ? { status, location: other.url } : { body: '{"texts":["mended"]}' },
    )
    const conversation = talkTo(url, { breaksAfter: 2 })
    for (let i = 0; i < 3; i++) {
      await expect(conversation.says('hi')).rejects.toMatchObject({
        code: 'BOT_ANSWER_INVALID',
        message: expect.stringContaining(message),
      })
    }
    expect((await conversation.says('hi')).texts).toEqual(['mended'])
    expect(received).toHaveLength(4)
  }
  expect(other.received).toEqual([])
})

test('an address that is none is refused at once', () => {
  for (const url of ['localhost:9000/bot', 'not a url', 'http://[', 'ftp://bots/one']) {
    expect(() => httpBot({ name: 'far', url, secret: SECRET })).toThrow('url of far')
  }
})

test('an address with a login, which no request could carry, is refused at once, without repeating it', () => {
  for (const login of ['user:hunter2', 'user', ':hunter2']) {
    const made = () => httpBot({ name: 'far', url: `http://${login}@bots/one`, secret: SECRET })
    expect(made).toThrow('the url of far has a login')
    expect(made).not.toThrow('hunter2')
  }
})

test('a secret that can be guessed is refused, and one that is none', () => {
  for (const secret of ['short', undefined as never, 1_234_567_890_123_456 as never]) {
    expect(() => httpBot({ name: 'far', url: 'http://x', secret })).toThrow('16 characters')
  }
})

test.each([
  { attemptTimeoutMs: Number.POSITIVE_INFINITY },
  { attemptTimeoutMs: 2 ** 31 },
  { attemptTimeoutMs: 0 },
  { retries: -1 },
  { retryMinMs: Number.NaN },
  { retryMaxMs: '2s' as never },
  { breaksAfter: 0 },
  { brokenForMs: 3e9 },
  { awayMaxMs: -1 },
])('a number that no timer or counter takes is refused at once, by its name: %o', options => {
  const [name = ''] = Object.keys(options)
  expect(() => httpBot({ name: 'far', url: 'http://x', secret: SECRET, ...options })).toThrow(name)
})

test('an option that there is not is refused by its name', () => {
  const options = { name: 'far', url: 'http://x', secret: SECRET, timeoutMs: 1_000 }
  expect(() => httpBot(options)).toThrow('the options of an HTTP bot have no timeoutMs')
  expect(() => httpBot(null as never)).toThrow('must be an object, not null')
})

test('an option that is undefined is one that is absent', async () => {
  const { url, received } = await receiver((_, nth) => (nth < 3 ? { status: 503 } : {}))
  await talkTo(url, {
    attemptTimeoutMs: undefined,
    retries: undefined,
    breaksAfter: undefined,
  }).says('hi')
  expect(received).toHaveLength(3)
})
