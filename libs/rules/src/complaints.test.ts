// What users of the original and of its peers complain about, in the order of their ranking, and
// the law that rules it out.
import { type ContactState, RecentIds, textMessage } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR, MINUTE } from './testing/contact.ts'
import { alwaysDefers, plain, realEstate, tablesOf, unwell } from './testing/policies.ts'

describe('1. loops', () => {
  test('a contact that wants to and fro for an hour is moved three times at most, then a person comes', () => {
    const contact = new Contact()
    for (let minute = 0; minute < 60; minute++) {
      contact.after(MINUTE).says(minute % 2 === 0 ? 'buy' : 'sell')
    }
    expect(contact.state?.handoffs.length).toBeLessThanOrEqual(3)
    expect(contact.state?.owner).toBe('human')
  })

  test('two bots that hand the contact to each other are stopped by the same guards', () => {
    const contact = new Contact().withSilentBots()
    contact.says('buy')
    const refusals: string[] = []
    for (const target of ['seller', 'buyer', 'seller', 'buyer']) {
      contact.replies({ texts: [], request: { target, reason: '', confidence: 10_000 } })
      refusals.push(...contact.beside.filter(d => d.verdict === 'refused').map(d => d.reason))
    }
    expect(contact.state?.handoffs).toHaveLength(2)
    expect(refusals.length).toBeGreaterThan(0)
  })

  test('no way of moving a contact goes round the guards: requests from outside are counted too', () => {
    const contact = new Contact()
    contact.says('buy')
    const request = { 'baton.HandoffRequested': { target: 'seller', reason: '', by: 'crm' } }
    expect(contact.happens(request).verdict).toBe('handoff')
    expect(contact.says('buy').reason).toBe('circular')
  })
})

describe('2. context duplicated or lost', () => {
  test('everything said reaches the next bot, once, with the side it belongs to', () => {
    const contact = new Contact()
    contact.says('hi', [fact('budget.max', '650000'), fact('timelineDays', '90')])
    contact.says('buy', [fact('beds', '3')])
    contact.after(HOUR).says('sell', [fact('beds', '2', 'selling')])
    const { context } = contact.routes.at(-1)!
    expect(context.facts.map(known => `${known.side}.${known.name}=${known.value}`)).toEqual([
      'buying.budget.max=650000',
      'buying.timelineDays=90',
      'buying.beds=3',
      'selling.beds=2',
    ])
    expect(context.openQuestions.map(open => open.name)).not.toContain('timelineDays')
  })

  test('facts of refused, queued, dropped and human-owned turns are kept', () => {
    const contact = new Contact().withSilentBots()
    contact.says('buy and sell', [fact('a', '1')])
    contact.says('sell', [fact('b', '2')])
    contact.says('buy', [fact('c', '3')])
    contact.replies({ bot: 'lead', facts: [fact('d', '4')] })
    contact.says('a person', [fact('e', '5')])
    contact.says('hello', [fact('f', '6')])
    expect(contact.state?.facts.map(known => known.name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  test('the context is what was said, never an invented neutral profile', () => {
    const contact = new Contact()
    contact.says('sell')
    expect(contact.routes.at(-1)?.context).toMatchObject({
      facts: [],
      score: 5,
      temperature: 'cold',
    })
  })

  test('a message routed again is the same message, not one more', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi', [], 'm-1')
    contact.after(6 * MINUTE).wakes()
    expect(contact.routes.map(routed => routed.message?.messageId)).toEqual(['m-1', 'm-1'])
    expect(contact.state?.pending).toHaveLength(1)
  })
})

describe('3. the next turn goes to the wrong agent', () => {
  test('the owner keeps the conversation over days of silence, and answers to its questions', () => {
    const contact = new Contact()
    contact.says('sell')
    for (const text of ['3/2, built 2009', 'ok', 'hello?']) {
      contact.after(3 * DAY).says(text)
      expect(contact.routes.at(-1)?.bot).toBe('seller')
    }
  })

  test('a handoff that is announced happens in the same decision', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    contact.replies({
      texts: ['I will bring in our seller specialist.'],
      request: { target: 'seller', reason: '', confidence: 9000 },
    })
    expect(contact.state?.owner).toBe('seller')
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'seller', why: 'handoff' })
  })

  test('a target that does not exist is refused, and the owner goes on', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    contact.replies({ request: { target: 'sales_agent_v2', reason: '', confidence: 10_000 } })
    expect(contact.beside).toMatchObject([{ verdict: 'refused', reason: 'unknown-target' }])
    expect(contact.state?.owner).toBe('lead')
  })

  test('a conversation can be handed back', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.after(HOUR).says('sell')
    expect(contact.after(HOUR).says('buy')).toMatchObject({
      verdict: 'handoff',
      ownerAfter: 'buyer',
    })
  })
})

describe('4. handoff together with an answer, or two intents at once', () => {
  test('a reply that also asks for a handoff is sent, and the handoff is decided beside it', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const request = { target: 'seller', reason: '', confidence: 9000 }
    expect(contact.replies({ texts: ['One moment.'], request }).verdict).toBe('reply_sent')
    expect(contact.beside).toMatchObject([{ verdict: 'handoff', event: 'request' }])
    expect(contact.sent).toContain('One moment.')
  })

  test('a refused handoff does not break the reply', () => {
    const contact = new Contact().withSilentBots()
    contact.says('buy')
    contact.says('sell')
    const request = { target: 'buyer', reason: '', confidence: 9000 }
    expect(contact.replies({ texts: ['Noted.'], request }).verdict).toBe('reply_sent')
    expect(contact.beside).toMatchObject([{ verdict: 'refused', reason: 'circular' }])
    expect(contact.state).toMatchObject({ owner: 'seller' })
  })

  test('of two intents neither is lost', () => {
    const contact = new Contact()
    contact.says('sell and buy')
    expect(contact.state).toMatchObject({ owner: 'seller', queued: { target: 'buyer' } })
  })
})

describe('5. resume after a crash', () => {
  const readBack = (state: ContactState): ContactState => {
    const { recentIds, ...rest } = JSON.parse(JSON.stringify(state))
    return { ...rest, recentIds: RecentIds.of(recentIds) }
  }

  test('a state that was written down and read back decides the same', () => {
    const script = (contact: Contact, restart: boolean) => {
      for (const text of ['buy and sell', 'hm', 'sell', 'buy', 'a person', 'STOP', 'START']) {
        contact.after(11 * MINUTE).says(text, [fact('beds', '3')])
        if (restart) contact.state = readBack(contact.state!)
      }
      return JSON.stringify(contact.log)
    }
    expect(script(new Contact(), true)).toBe(script(new Contact(), false))
  })

  test('a deferred handoff survives and is retried: it is never lost', () => {
    const contact = new Contact(tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] }))
    contact.says('buy')
    contact.state = readBack(contact.state!)
    contact.tables = tablesOf({ policy: alwaysDefers })
    contact.after(2 * DAY).wakes()
    expect(contact.state?.owner).toBe('buyer')
  })
})

describe('6. races', () => {
  test('a bot that lost the conversation while it was thinking is not heard', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const { decisionId, bot, term } = contact.routes.at(-1)!
    contact.says('sell')
    expect(contact.replies({ decisionId, bot, term }).verdict).toBe('reply_dropped')
  })

  test('a bot does not keep talking after a person has come', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const { decisionId, bot, term } = contact.routes.at(-1)!
    contact.assigns('human')
    expect(contact.replies({ decisionId, bot, term }).verdict).toBe('reply_dropped')
    expect(contact.replies({ decisionId: '', bot, term }).verdict).toBe('reply_dropped')
  })

  test('the same webhook twice is one message', () => {
    const contact = new Contact()
    contact.says('sell', [], 'w1')
    expect(contact.says('sell', [], 'w1').verdict).toBe('duplicate')
    expect(contact.routes).toHaveLength(1)
  })
})

describe('the original’s own defects', () => {
  test('a tie of intents is a plan', () => {
    const decision = new Contact().says('buy sell')
    expect(decision.scores.map(used => used.score)).toEqual([9500, 9500])
    expect(decision.verdict).toBe('handoff')
  })

  test('three phrases in one message are not needed, and support each other', () => {
    const decision = new Contact().says('maybe list, we could maybe list it soon')
    expect(decision.scores.find(used => used.intent === 'seller')?.score).toBe(7500)
    expect(decision.verdict).toBe('handoff')
  })

  test('an opt-out counts for a contact that has never been seen before', () => {
    expect(new Contact().says('STOP').verdict).toBe('opted_out')
  })

  test('a deferral is counted once, and after its last retry a person has the contact', () => {
    const contact = new Contact(tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] }))
    contact.says('buy')
    contact.after(DAY).wakes()
    const counted = contact.decisions.filter(d => d.verdict === 'deferred' && d.event !== 'retry')
    expect(counted).toHaveLength(1)
    expect(contact.state?.owner).toBe('human')
  })

  test('a refused attempt is no outcome', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.after(MINUTE).says('sell')
    contact.says('buy')
    expect(contact.outcomes.map(outcome => [outcome.to, outcome.outcome])).toEqual([
      ['buyer', 'superseded'],
    ])
  })

  test('another contact is not touched by the guards of one', () => {
    const [one, other] = [new Contact(), new Contact()]
    one.says('buy')
    one.says('sell')
    other.says('buy')
    expect(other.says('sell').verdict).toBe('handoff')
  })

  test.each([
    ['lead', 'buyer', 7000],
    ['lead', 'seller', 7000],
    ['buyer', 'seller', 8000],
    ['seller', 'buyer', 6000],
  ])('%s → %s passes at its threshold exactly and not one below', (from, to, threshold) => {
    const outcome = (score: number) => {
      const contact = new Contact(tablesOf({ policy: { ...realEstate, reader: 'phrases' } }))
      contact.assigns(from)
      const intents = [{ intent: to, score }]
      const said = textMessage('m', '-')
      return contact.happens({ 'baton.MessageReceived': { ...said, intents } }).verdict
    }
    expect(outcome(threshold)).toBe('handoff')
    expect(outcome(threshold - 1)).toBe('continue')
  })

  test('a bot is not handed to itself', () => {
    const contact = new Contact()
    contact.says('buy')
    expect(contact.after(HOUR).says('buy').verdict).toBe('continue')
    const request = { target: 'buyer', reason: '', by: 'crm' }
    expect(contact.happens({ 'baton.HandoffRequested': request }).reason).toBe('same-owner')
  })

  test('templates of the policy fit in one SMS', () => {
    const { acknowledgement, stopped, resumed, holding } = plain.templates
    for (const { en, es } of [acknowledgement, stopped, resumed, holding]) {
      expect(Math.max(en.length, es.length)).toBeLessThanOrEqual(320)
    }
  })
})
