// Method: the reference bots in the SDK's kit, no router: what they say in a given situation.
import { Conversation, type Facts, neverAsksAgain } from '@baton/bot-sdk/testing'
import { describe, expect, test } from 'vitest'
import { buyerBot, leadBot, sellerBot } from './reference.ts'

const TIMELINE = ['buying.timelineDays', 'selling.timelineDays']
const BUYING = {
  required: [
    'buying.budget.max',
    ['buying.preApproved', 'buying.financing'],
    'buying.beds',
    TIMELINE,
    ['buying.location', 'buying.zip'],
  ],
}
const SELLING = {
  required: [
    ['selling.address', 'selling.location'],
    ['selling.timelineDays', 'buying.timelineDays'],
    'selling.condition',
    'selling.askingPrice',
    'selling.mortgageBalance',
  ],
}
const BUYER_FACTS: Facts = {
  'buying.budget.max': '650000',
  'buying.financing': 'cash',
  'buying.beds': '3',
  'buying.timelineDays': '90',
  'buying.location': 'Katy',
}

const last = ({ texts }: Conversation): string => texts.at(-1) ?? ''

describe('what is known is said instead of asked', () => {
  test('a seller begins with the time the buyer was told', async () => {
    const conversation = new Conversation(sellerBot, SELLING)
    await conversation.handoff('selling my house first', { 'buying.timelineDays': '90' }, 'buyer')
    expect(last(conversation)).toMatch(/^Since you want to move in 3 months, /)
    expect(last(conversation)).toMatch(/address/)
  })

  test('in Spanish too', async () => {
    const conversation = new Conversation(sellerBot, { ...SELLING, language: 'es' })
    await conversation.handoff('vender mi casa', { 'buying.budget.max': '400000' }, 'buyer')
    expect(last(conversation)).toMatch(/^Como su presupuesto llega a \$400,000, /)
  })

  test('what was just heard is repeated in short', async () => {
    const conversation = new Conversation(buyerBot, BUYING)
    await conversation.says('1 bedroom, max 400', {
      'buying.beds': '1',
      'buying.budget.max': '400000',
    })
    expect(last(conversation)).toMatch(/up to \$400,000 and 1 bedroom\./)
  })

  test('the buyer and the seller never ask for what is known', async () => {
    expect(await neverAsksAgain(buyerBot, { ...BUYING, facts: BUYER_FACTS })).toEqual([])
    const facts = {
      'selling.location': 'Katy',
      'buying.timelineDays': '30',
      'selling.condition': 'present',
      'selling.askingPrice': '400000',
      'selling.mortgageBalance': '0',
    }
    expect(await neverAsksAgain(sellerBot, { ...SELLING, facts })).toEqual([])
  })
})

describe('the loop guard', () => {
  test('asks twice in other words, then passes on, and in the end comes to the tour', async () => {
    const conversation = new Conversation(buyerBot, BUYING)
    for (let i = 0; i < 11; i++) await conversation.says('hmm')
    const asked = conversation.replies.map(reply => reply.asks[0]?.name)
    expect(asked.slice(0, 4)).toEqual(['budget.max', 'budget.max', 'preApproved', 'preApproved'])
    expect(asked.at(-1)).toBe('tourTime')
    expect(conversation.texts[0]).not.toBe(conversation.texts[1])
    expect(conversation.replies.every(reply => reply.report === null)).toBe(true)
    await conversation.says('hmm')
    expect(conversation.replies.at(-1)?.asks).toEqual([])
  })
})

describe('qualified', () => {
  test('when nothing is open and the score is high enough', async () => {
    const conversation = new Conversation(buyerBot, BUYING)
    const reply = await conversation.handoff('here is all', BUYER_FACTS)
    expect(reply.report?.result).toBe('qualified')
    expect(reply.asks).toEqual([{ side: 'buying', name: 'tourTime' }])
    const low = new Conversation(buyerBot, { ...BUYING, context: { score: 30 } })
    expect((await low.handoff('here is all', BUYER_FACTS)).report).toBeNull()
  })

  test('somebody in a hurry is told that it is seen', async () => {
    const conversation = new Conversation(buyerBot, { ...BUYING, context: { urgency: 'urgent' } })
    await conversation.handoff('here is all', BUYER_FACTS)
    expect(last(conversation)).toContain("since it's soon")
  })

  test('the answer to a question of its own is learned, and not asked for again', async () => {
    const conversation = new Conversation(buyerBot, BUYING)
    await conversation.handoff('here is all', BUYER_FACTS)
    const reply = await conversation.says('Saturdays work best')
    expect(reply.facts).toMatchObject([{ side: 'buying', name: 'tourTime', value: 'weekend' }])
    expect(reply.asks).toEqual([])
  })
})

test('"no rush" answers when, and is not asked about again', async () => {
  const conversation = new Conversation(sellerBot, {
    required: [['selling.timelineDays', 'selling.timeline'], 'selling.condition'],
  })
  await conversation.says('hi')
  const reply = await conversation.says('whenever, no rush')
  expect(reply.facts).toMatchObject([{ side: 'selling', name: 'timeline', value: 'flexible' }])
  expect(reply.asks).toEqual([{ side: 'selling', name: 'condition' }])
})

describe('manners', () => {
  test('a complaint about a question gets an apology, a question of theirs an honest answer', async () => {
    const conversation = new Conversation(buyerBot, BUYING)
    await conversation.says('i told you already')
    expect(last(conversation)).toMatch(/sorry|apologies/)
    await conversation.says('is the pool heated?')
    expect(last(conversation)).toMatch(/agent/)
  })

  test('a lead is asked what it is about, and in the end left in peace', async () => {
    const conversation = new Conversation(leadBot, { required: ['person.name', TIMELINE] })
    for (let i = 0; i < 8; i++) await conversation.says('ok')
    const asked = conversation.replies.map(reply => reply.asks[0]?.name)
    expect(asked).toEqual([
      ...['goal', 'goal', 'name', 'name', 'timelineDays', 'timelineDays', 'contactMethod'],
      undefined,
    ])
  })
})

test('a hot contact is written to sooner', async () => {
  const wait = async (temperature: string) => {
    const conversation = new Conversation(buyerBot, { ...BUYING, context: { temperature } })
    return (await conversation.says('hi')).wakeAt!
  }
  expect(await wait('hot')).toBeLessThan(await wait('warm'))
  expect(await wait('warm')).toBeLessThan(await wait('cold'))
})

test('a silent contact hears four times, each time later', async () => {
  const conversation = new Conversation(sellerBot, SELLING)
  const first = await conversation.says('hi')
  const day = 24 * 3_600_000
  const asked = first.wakeAt! - 2 * day
  const waits: number[] = []
  let next: number | null = first.wakeAt
  while (next !== null) {
    waits.push((next - asked) / day)
    next = (await conversation.silence(waits.at(-1)! - (waits.at(-2) ?? 0))).wakeAt
  }
  expect(waits).toEqual([2, 5, 14, 29])
  expect(conversation.texts.slice(1).every(text => !text.includes('undefined'))).toBe(true)
})
