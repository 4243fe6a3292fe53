// Method: a receiver on the loopback that ends, and begins again at the same port.
import { expect, test, vi } from 'vitest'
import { Conversation } from '../testing/index.ts'
import { httpBot } from './http-bot.ts'
import { receiver, SECRET, talkTo } from './testing/receiver.ts'

test('a bot that is started anew answers all that came meanwhile, and is not taken for one that fails', async () => {
  const former = await receiver(() => ({}))
  former.end()
  const bot = httpBot({
    name: 'far',
    url: former.url,
    secret: SECRET,
    retryMinMs: 20,
    breaksAfter: 2,
  })
  const said = Array.from({ length: 8 }, () => new Conversation(bot).says('up to 300k'))
  await new Promise(resolve => setTimeout(resolve, 200))
  const { received } = await receiver(() => ({ body: '{"texts":["noted"]}' }), former.port)
  expect((await Promise.all(said)).flatMap(({ texts }) => texts)).toEqual(Array(8).fill('noted'))
  expect(received).toHaveLength(8)
})

test('a bot that is killed while it answers is asked again when it is back', async () => {
  const former = await receiver(() => {
    former.end()
    return 'hang up'
  })
  const said = talkTo(former.url, { retryMaxMs: 20 }).says('up to 300k')
  await vi.waitUntil(() => former.received.length > 0)
  await new Promise(resolve => setTimeout(resolve, 200))
  await receiver(() => ({ body: '{"texts":["noted"]}' }), former.port)
  expect((await said).texts).toEqual(['noted'])
})

test('a message waits until a bot that kept failing is asked again', async () => {
  const { url, received } = await receiver((_, nth) =>
    nth <= 2 ? { status: 500 } : { body: '{"texts":["back"]}' },
  )
  const conversation = talkTo(url, { retries: 0, breaksAfter: 2, brokenForMs: 100 })
  for (const message of ['hi', 'hello']) {
    await expect(conversation.says(message)).rejects.toMatchObject({ code: 'BOT_UNAVAILABLE' })
  }
  expect((await conversation.says('still there?')).texts).toEqual(['back'])
  expect(received).toHaveLength(3)
})

test('a bot that stays away is given up on, and that is what is said', async () => {
  const former = await receiver(() => ({}))
  former.end()
  await expect(talkTo(former.url, { awayMaxMs: 50 }).says('hi')).rejects.toMatchObject({
    code: 'BOT_UNAVAILABLE',
    message: 'far takes no connection, and was waited for 50 ms',
    cause: { cause: { code: 'ECONNREFUSED' } },
  })
  const patient = httpBot({ name: 'far', url: former.url, secret: SECRET })
  const late = new Conversation(patient, { deadlineMs: 50 })
  await expect(late.says('hi')).rejects.toMatchObject({ code: 'TIMED_OUT' })
})
