import type { RoutedMessage, StatedFact } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR, MINUTE } from '../testing/contact.ts'

const listening = () => new Contact().withSilentBots()
const answerTo = ({ decisionId, bot, term }: RoutedMessage) => ({ decisionId, bot, term })
const request = { target: 'seller', reason: '', confidence: 5000 }
const failed = { result: 'failed', reason: '' } as const
const qualified = { result: 'qualified', reason: '' } as const

/**
 * A contact that the buyer has from the lead, and the seller from the buyer; the seller has a
 * message to answer.
 */
const handedTwice = () => {
  const contact = listening()
  contact.says('buy')
  contact.replies()
  contact.after(MINUTE).says('sell')
  contact.replies()
  contact.after(MINUTE).says('hm')
  return contact
}

describe('a reply without words', () => {
  test('is the only one to its decision: what it requests is tried once, however often it comes', () => {
    const contact = handedTwice()
    const back = { ...answerTo(contact.routes.at(-1)!), texts: [], request }
    const toBuyer = { ...back, request: { ...request, target: 'buyer', confidence: 10_000 } }
    contact.replies(toBuyer)
    expect(contact.beside).toMatchObject([{ verdict: 'refused', reason: 'circular' }])
    for (let i = 0; i < 2; i++) {
      expect(contact.replies(toBuyer)).toMatchObject({ reason: 'not-awaited' })
      expect(contact.beside).toEqual([])
    }
    expect(contact.replies({ ...toBuyer, texts: ['One moment.'] }).reason).toBe('not-awaited')
    expect(contact.state?.owner).toBe('seller')
  })

  test('is the only one to its decision: what it reports counts once', () => {
    const contact = listening()
    contact.says('buy')
    const first = answerTo(contact.routes.at(-1)!)
    contact.replies({ ...first, texts: [], report: failed })
    expect(contact.replies({ ...first, report: qualified }).reason).toBe('not-awaited')
    expect(contact.outcomes).toMatchObject([{ outcome: 'failed' }])
  })

  test('is the only one also to a decision that routed the message before; the answer to the newer one counts', () => {
    const contact = listening()
    contact.says('hi')
    const first = answerTo(contact.routes.at(-1)!)
    contact.after(6 * MINUTE).wakes()
    const second = answerTo(contact.routes.at(-1)!)
    expect(second.decisionId).not.toBe(first.decisionId)
    expect(contact.replies({ ...first, texts: [], request }).verdict).toBe('reply_sent')
    expect(contact.replies({ ...first, texts: [], request }).reason).toBe('not-awaited')
    expect(contact.replies(second)).toMatchObject({ verdict: 'reply_sent', reason: 'answered' })
    expect(contact.state?.pending).toEqual([])
  })

  test('leaves its message waiting, which is routed once more when nobody answers it', () => {
    const contact = listening()
    contact.says('hi')
    const silent = contact.replies({ texts: [], request })
    expect(silent).toMatchObject({ verdict: 'reply_sent', reason: 'without-words' })
    contact.after(6 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([{ reason: 'unanswered', about: silent.decisionId }])
    expect(contact.routes.at(-1)).toMatchObject({ why: 'again', message: { text: 'hi' } })
    expect(contact.replies({ texts: ['Hello!'] }).reason).toBe('answered')
    expect(contact.sent).toEqual(['Hello!'])
  })

  test('says so, also where a bot was woken for nothing', () => {
    const contact = listening()
    contact.says('hi')
    contact.replies({ wakeAt: contact.at + MINUTE })
    contact.after(2 * MINUTE).wakes()
    expect(contact.replies({ texts: [] })).toMatchObject({
      verdict: 'reply_sent',
      reason: 'nothing-said',
    })
    expect(contact.state?.pending).toEqual([])
  })

  test('asks nothing: what the contact has not read is neither counted nor the open question', () => {
    const contact = listening()
    contact.says('buy')
    const asks = [{ side: 'buying', name: 'beds' }]
    contact.replies({ texts: [], asks, report: qualified })
    expect(contact.state).toMatchObject({ asked: [], question: null })
  })
})

describe('a reply that reports, with a plan queued', () => {
  const planned = (target: string, report: typeof failed | typeof qualified = failed) => {
    const contact = listening()
    contact.says('buy and sell')
    contact.after(MINUTE).replies({ report, request: { target, reason: '', confidence: 10_000 } })
    return contact
  }

  test('and asks for a person gets one in its own name, before what is queued', () => {
    const contact = planned('human')
    expect(contact.beside).toMatchObject([
      { event: 'request', verdict: 'human', owner: 'buyer' },
      { event: 'release', verdict: 'timer_moot', reason: 'bots-silent' },
    ])
    expect(contact.routes.map(({ bot }) => bot)).toEqual(['buyer', 'human'])
    expect(contact.outcomes).toMatchObject([{ to: 'buyer', outcome: 'failed' }])
    expect(contact.state?.queued).toMatchObject({ target: 'seller', after: '' })
  })

  test('and asks for another bot moves no conversation that has the next one by then', () => {
    const contact = planned('lead', qualified)
    expect(contact.beside).toMatchObject([
      { verdict: 'released', ownerAfter: 'seller' },
      { verdict: 'refused', reason: 'not-owner', ownerAfter: 'seller' },
    ])
  })

  test('and asks for the one that is queued brings it once', () => {
    const contact = planned('seller', qualified)
    expect(contact.beside).toMatchObject([
      { verdict: 'released', ownerAfter: 'seller' },
      { verdict: 'refused', reason: 'same-owner' },
    ])
  })
})

describe('what a reply wants beside a question whose fact is known', () => {
  const asks = [{ side: 'buying', name: 'beds' }]
  const beside = { texts: ['How many beds?'], asks, report: qualified }
  const known = () => {
    const contact = listening()
    contact.says('buy and sell', [fact('beds', '3')])
    return contact
  }

  test('counts when it is a follow-up, which nobody is asked for again', () => {
    const contact = known()
    contact.replies({ wakeAt: contact.at + HOUR })
    contact.after(HOUR).wakes()
    const dropped = contact.replies({ ...beside, wakeAt: contact.at + HOUR })
    expect(dropped).toMatchObject({ verdict: 'reply_dropped', reason: 're-ask' })
    expect(contact.state).toMatchObject({ owner: 'seller', qualified: ['buyer'] })
  })

  test('wakes the bot a day later', () => {
    const contact = known()
    contact.replies({ wakeAt: contact.at + HOUR })
    contact.after(HOUR).wakes()
    contact.replies({ ...beside, report: null, wakeAt: contact.at + HOUR })
    expect(contact.state?.timers).toContainEqual({ id: 'wake', dueAt: contact.at + DAY })
  })

  test('counts the second time, and not while the bot is asked once more', () => {
    const contact = known()
    expect(contact.replies(beside).reason).toBe('re-ask')
    expect(contact.state).toMatchObject({ owner: 'buyer', qualified: [] })
    expect(contact.replies(beside).reason).toBe('re-ask-twice')
    expect(contact.state).toMatchObject({ owner: 'seller', qualified: ['buyer'] })
  })
})

describe('a person whom the bot asks for is called though its reply has no standing', () => {
  const person = { target: 'human', reason: 'is in distress', confidence: 10_000 }
  const asked = (contact: Contact, routed = contact.routes.at(-1)!) =>
    contact.replies({ ...answerTo(routed), request: person })
  /** Routed twice, as the bot was late. */
  const late = (...known: StatedFact[]) => {
    const contact = listening()
    contact.says('buy', known)
    contact.after(6 * MINUTE).wakes()
    return contact
  }

  test('when its message has an answer already', () => {
    const contact = late()
    contact.replies(answerTo(contact.routes[0]!))
    expect(asked(contact)).toMatchObject({ verdict: 'reply_dropped', reason: 'not-awaited' })
    expect(contact.beside).toMatchObject([{ verdict: 'human', reason: 'bot-asks' }])
  })

  test('when that answer waits for approval: the person has the message then', () => {
    const contact = late(fact('budget.max', '1500000'))
    contact.replies(answerTo(contact.routes[0]!))
    expect(asked(contact)).toMatchObject({ verdict: 'reply_dropped', reason: 'awaits-review' })
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'human', message: { text: 'buy' } })
  })

  test('when the contact has overtaken the follow-up', () => {
    const contact = listening()
    contact.says('buy')
    contact.replies({ wakeAt: contact.at + HOUR })
    contact.after(HOUR).wakes()
    const followUp = contact.routes.at(-1)!
    contact.says('hello?')
    expect(asked(contact, followUp).reason).toBe('not-awaited')
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'human', message: { text: 'hello?' } })
  })

  test('when bots are switched off', () => {
    const contact = listening()
    contact.says('buy')
    contact.happens({ 'baton.AutomationSwitched': { on: false, by: 'crm', reason: '' } })
    contact.replies({ decisionId: '', term: contact.state!.term, request: person })
    expect(contact.state?.owner).toBe('human')
    expect(contact.sent).toEqual([])
  })

  test('when bots are switched off, or off and on, while its reply is under way', () => {
    for (const states of [[false], [false, true]]) {
      const contact = listening()
      contact.says('buy')
      const routed = contact.routes.at(-1)!
      for (const on of states) {
        contact.happens({ 'baton.AutomationSwitched': { on, by: 'crm', reason: '' } })
      }
      expect(asked(contact, routed).verdict).toBe('reply_dropped')
      expect(contact.state?.owner).toBe('human')
      expect(contact.routes.at(-1)).toMatchObject({ bot: 'human', message: { text: 'buy' } })
    }
  })

  test('not when it was under way, and its message waits no longer', () => {
    const contact = listening()
    contact.says('buy')
    const routed = contact.routes.at(-1)!
    contact.happens({ 'baton.AutomationSwitched': { on: false, by: 'crm', reason: '' } })
    contact.after(6 * MINUTE).wakes()
    asked(contact, routed)
    expect(contact.state?.owner).toBe('buyer')
  })

  test('not when it has lost the conversation, or the contact wants no messages', () => {
    const moved = listening()
    moved.says('buy')
    moved.after(MINUTE).says('sell')
    expect(asked(moved, moved.routes[0]).reason).toBe('not-owner')
    expect(moved.state?.owner).toBe('seller')
    const stale = listening()
    stale.says('buy')
    stale.after(MINUTE).assigns('lead')
    stale.after(MINUTE).assigns('buyer')
    expect(asked(stale, stale.routes[0]).reason).toBe('stale-term')
    expect(stale.state?.owner).toBe('buyer')
    const stopped = listening()
    stopped.says('buy')
    stopped.says('STOP')
    expect(asked(stopped).reason).toBe('opted-out')
    expect(stopped.beside).toEqual([])
  })

  test('not when it asks for another bot', () => {
    const contact = late()
    contact.replies(answerTo(contact.routes[0]!))
    contact.replies({ request: { ...person, target: 'seller' } })
    expect(contact.state?.owner).toBe('buyer')
  })
})
