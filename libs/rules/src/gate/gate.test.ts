import { describe, expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR, MINUTE } from '../testing/contact.ts'
import { plain, tablesOf } from '../testing/policies.ts'

const listening = () => new Contact().withSilentBots()
const budget = { side: 'buying', name: 'budget.max' }

describe('who may speak', () => {
  test('the owner, once for each message', () => {
    const contact = listening()
    contact.says('hi')
    expect(contact.replies({ texts: ['Hello!'] }).verdict).toBe('reply_sent')
    expect(contact.sent).toEqual(['Hello!'])
    expect(contact.replies({ texts: ['Hello!'] })).toMatchObject({
      verdict: 'reply_dropped',
      reason: 'not-awaited',
    })
  })

  test('no bot that has lost the conversation', () => {
    const contact = listening()
    contact.says('hi')
    const routed = contact.routes.at(-1)!
    contact.says('sell')
    expect(contact.replies(routed)).toMatchObject({ verdict: 'reply_dropped', reason: 'not-owner' })
  })

  test('no reply of an earlier term, also from the same bot', () => {
    const contact = listening()
    contact.says('hi')
    const { decisionId, bot, term } = contact.routes.at(-1)!
    contact.says('a person please')
    contact.assigns('lead')
    const late = contact.replies({ decisionId, bot, term })
    expect(late).toMatchObject({ verdict: 'reply_dropped', reason: 'stale-term' })
  })

  test('facts of a dropped reply still count', () => {
    const contact = listening()
    contact.says('hi')
    const { decisionId, bot, term } = contact.routes.at(-1)!
    contact.says('sell')
    contact.replies({ decisionId, bot, term, facts: [fact('beds', '3')] })
    expect(contact.state?.facts.map(known => known.name)).toEqual(['beds'])
  })

  test('each of two messages gets its own reply', () => {
    const contact = listening()
    contact.says('hi')
    const first = contact.routes.at(-1)!
    contact.says('are you there?')
    const second = contact.routes.at(-1)!
    for (const { decisionId, bot, term } of [first, second]) {
      expect(contact.replies({ decisionId, bot, term }).verdict).toBe('reply_sent')
    }
  })

  test('nobody while automation is off', () => {
    const contact = listening()
    contact.says('hi')
    const { decisionId, bot, term } = contact.routes.at(-1)!
    contact.happens({ 'baton.AutomationSwitched': { on: false, by: 'crm', reason: '' } })
    expect(contact.replies({ decisionId, bot, term }).reason).toBe('automation-off')
    expect(contact.says('hello?', [fact('beds', '2')])).toMatchObject({
      verdict: 'recorded',
      reason: 'automation-off',
    })
    expect(contact.state?.facts).toHaveLength(1)
    contact.happens({ 'baton.AutomationSwitched': { on: true, by: 'crm', reason: '' } })
    expect(contact.says('hello?').verdict).toBe('continue')
  })
})

describe('what may be said', () => {
  test('320 characters pass, 321 do not', () => {
    const contact = listening()
    contact.says('hi')
    expect(contact.replies({ texts: ['x'.repeat(321)] }).reason).toBe('too-long')
    expect(contact.replies({ texts: ['x'.repeat(320)] }).verdict).toBe('reply_sent')
  })

  test('a question whose fact is known is dropped, and the message routed once more with it marked', () => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '650000')])
    const asked = contact.replies({ texts: ['What is your budget?'], asks: [budget] })
    expect(asked).toMatchObject({ verdict: 'reply_dropped', reason: 're-ask' })
    expect(contact.routes.at(-1)).toMatchObject({ why: 're_ask', bot: 'buyer', doNotAsk: [budget] })
    expect(contact.routes.at(-1)?.message?.text).toBe('buy')
    expect(contact.sent).toEqual([])
  })

  test('a question is looked at, however many stand before it', () => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '650000')])
    const before = [...'abcdef'].map(name => ({ side: 'buying', name }))
    expect(contact.replies({ asks: [...before, budget] })).toMatchObject({ reason: 're-ask' })
    expect(contact.routes.at(-1)?.doNotAsk).toEqual([budget])
    expect(contact.replies({ asks: before }).verdict).toBe('reply_sent')
    expect(contact.state?.asked.map(({ name }) => name)).toEqual([...'abcdef'])
  })

  test('asked again, a template goes out instead, and nobody waits any more', () => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '650000')])
    contact.replies({ asks: [budget] })
    contact.replies({ asks: [budget] })
    expect(contact.sent).toEqual([plain.templates.holding.en])
    expect(contact.state?.pending).toEqual([])
  })

  test('a fact learned in the same reply is not asked for in it', () => {
    const contact = listening()
    contact.says('buy')
    const facts = [fact('budget.max', '500000')]
    expect(contact.replies({ asks: [budget], facts }).reason).toBe('re-ask')
  })

  test('a timeline given for the search is not asked for again for the sale', () => {
    const contact = listening()
    contact.says('sell', [fact('timelineDays', '90')])
    const asks = [{ side: 'selling', name: 'timeline' }]
    expect(contact.replies({ asks }).reason).toBe('re-ask')
  })

  test('what a bot is told to find out may be asked, whatever names stand for one another', () => {
    const required = [{ side: 'selling', name: 'timeline', or: [] }]
    const seller = { ...plain.bots.seller!, required }
    const policy = { ...plain, bots: { ...plain.bots, seller } }
    const contact = new Contact(tablesOf({ policy })).withSilentBots()
    contact.says('sell')
    expect(contact.routes.at(-1)?.context.openQuestions).toEqual([
      { side: 'selling', name: 'timeline' },
    ])
    contact.says('in 90 days', [fact('timelineDays', '90', 'selling')])
    expect(contact.routes.at(-1)?.context.openQuestions).toEqual([])
  })

  test('a fact may be asked for again when 30 days have passed', () => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '650000')])
    contact.replies()
    contact.after(30 * DAY).says('still there?')
    expect(contact.replies({ asks: [budget] }).verdict).toBe('reply_sent')
  })

  test('wanted bedrooms do not answer for those of the house on sale', () => {
    const contact = listening()
    contact.says('sell', [fact('beds', '3')])
    expect(contact.replies({ asks: [{ side: 'selling', name: 'beds' }] }).verdict).toBe(
      'reply_sent',
    )
  })
})

describe('what a bot starts on its own', () => {
  const initiated = (contact: Contact, texts = ['Anything new?']) =>
    contact.replies({ decisionId: '', bot: 'lead', term: 0, texts })

  test('goes out by day, three times in 24 hours', () => {
    const contact = new Contact()
    contact.says('hi')
    for (let i = 0; i < 3; i++) expect(initiated(contact.after(HOUR)).verdict).toBe('reply_sent')
    expect(initiated(contact.after(HOUR))).toMatchObject({ reason: 'limit-day' })
    expect(initiated(contact.after(21 * HOUR)).verdict).toBe('reply_sent')
  })

  test('goes out twenty times in 30 days', () => {
    const contact = new Contact()
    contact.says('hi')
    for (let i = 0; i < 20; i++) expect(initiated(contact.after(DAY)).verdict).toBe('reply_sent')
    expect(initiated(contact.after(DAY))).toMatchObject({ reason: 'limit-month' })
  })

  test('waits for 08:00 local when it comes at 21:00, and leaves then', () => {
    const contact = new Contact()
    contact.says('hi')
    const evening = contact.after(11 * HOUR)
    const held = initiated(evening)
    expect(held).toMatchObject({ verdict: 'reply_held', reason: 'quiet-hours' })
    expect(held.wouldPass?.at).toBe(evening.at + 11 * HOUR)
    contact.after(20 * HOUR).wakes()
    expect(contact.beside).toMatchObject([
      { event: 'quiet', verdict: 'reply_sent', at: evening.at - 20 * HOUR + 11 * HOUR },
    ])
  })

  test('20:59 is still day', () => {
    const contact = new Contact()
    contact.says('hi')
    expect(initiated(contact.after(11 * HOUR - MINUTE)).verdict).toBe('reply_sent')
  })

  test('keeps the hours of the contact before those of the location and the policy', () => {
    const contact = new Contact()
    contact.says('hi', [fact('zone', 'Pacific/Honolulu', 'person')])
    expect(initiated(contact).reason).toBe('quiet-hours')
  })

  test('is dropped when the contact writes before it leaves', () => {
    const contact = new Contact()
    contact.says('hi')
    initiated(contact.after(11 * HOUR))
    contact.after(HOUR).says('one more thing')
    expect(contact.beside).toMatchObject([{ verdict: 'reply_dropped', reason: 'contact-wrote' }])
    contact.after(DAY).wakes()
    expect(contact.sent).not.toContain('Anything new?')
  })

  test('an answer to what the contact just asked goes at once, also at night', () => {
    const contact = listening()
    contact.after(14 * HOUR).says('hi')
    expect(contact.replies().verdict).toBe('reply_sent')
  })
})

test('the reply to a decision that was dropped as re-ask was its only one; that to the new decision counts', () => {
  const contact = listening()
  contact.says('buy', [fact('beds', '3')])
  const first = contact.routes.at(-1)!
  const { decisionId, bot, term } = first
  const asks = [{ side: 'buying', name: 'beds' }]
  contact.replies({ decisionId, bot, term, texts: ['How many beds?'], asks })
  expect(contact.replies({ decisionId, bot, term })).toMatchObject({ reason: 'not-awaited' })
  expect(contact.routes.at(-1)?.decisionId).not.toBe(decisionId)
  expect(contact.replies().verdict).toBe('reply_sent')
})

test('a late reply that asks again takes the place of no other: the one to the second routing counts', () => {
  const contact = listening()
  contact.says('buy', [fact('beds', '3')])
  const { decisionId, bot, term } = contact.routes.at(-1)!
  contact.after(6 * MINUTE).wakes()
  const second = contact.routes.at(-1)!.decisionId
  const asks = [{ side: 'buying', name: 'beds' }]
  expect(contact.replies({ decisionId, bot, term, asks }).reason).toBe('re-ask')
  expect(contact.replies({ decisionId, bot, term }).reason).toBe('not-awaited')
  expect(contact.replies({ decisionId: second, bot, term }).verdict).toBe('reply_sent')
})

test('of a reply with a blank text the others are sent', () => {
  const contact = listening()
  contact.says('hi')
  expect(contact.replies({ texts: ['Hello', '   '] }).verdict).toBe('reply_sent')
  expect(contact.sent).toEqual(['Hello'])
})

describe('what a bot asks for beside texts that may not leave', () => {
  const request = { target: 'human', reason: 'stuck', confidence: 0 }

  test('counts when its texts are one too many for the day', () => {
    const contact = listening()
    contact.says('buy')
    contact.replies({ wakeAt: contact.at + 2 * HOUR })
    for (const text of ['one', 'two', 'three']) contact.replies({ decisionId: '', texts: [text] })
    contact.after(2 * HOUR).wakes()
    expect(contact.replies({ request })).toMatchObject({ reason: 'limit-day' })
    expect(contact.beside).toMatchObject([{ verdict: 'human', reason: 'bot-asks' }])
  })

  test('counts when a text is too long, if it is a person', () => {
    const contact = listening()
    contact.says('hi')
    const texts = ['x'.repeat(321)]
    expect(contact.replies({ texts, request })).toMatchObject({ reason: 'too-long' })
    expect(contact.beside).toMatchObject([{ verdict: 'human', reason: 'bot-asks' }])
    const other = listening()
    other.says('hi')
    other.replies({ texts, request: { ...request, target: 'seller', confidence: 10_000 } })
    expect(other.beside).toEqual([])
  })

  test('counts when they ask what is known, if it is a person, who has the message then', () => {
    const contact = listening()
    contact.says('hi', [fact('budget.max', '650000')])
    expect(contact.replies({ asks: [budget], request })).toMatchObject({ reason: 're-ask' })
    expect(contact.beside).toMatchObject([{ verdict: 'human', reason: 'bot-asks' }])
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'human', message: { text: 'hi' } })
    expect(contact.state?.pending).toEqual([])
  })
})
