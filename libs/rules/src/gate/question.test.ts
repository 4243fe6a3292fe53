import type { FactKey } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { Contact, DAY, fact, MINUTE } from '../testing/contact.ts'
import { realEstate, tablesOf } from '../testing/policies.ts'

// Method: the shipped reader takes a bare "3" for the answer to whatever question is pending.

const beds = { side: 'buying', name: 'beds' }

/** The bot has asked for bedrooms, and the contact has said three. */
const answered = () => {
  const contact = new Contact(tablesOf({ policy: realEstate })).withSilentBots()
  contact.says('I want to buy a house')
  asks(contact, 'How many bedrooms?', [beds])
  contact.after(MINUTE).says('3')
  expect(bedsOf(contact)).toBe('3')
  return contact
}

const asks = (contact: Contact, text: string, asked: readonly FactKey[]) =>
  contact.after(MINUTE).replies({ texts: [text], asks: [...asked] })

const bedsOf = ({ state }: Contact) => state?.facts.find(({ name }) => name === 'beds')?.value

test('a question is over with the next answer, which asks nothing', () => {
  const contact = answered()
  asks(contact, 'Great. When would you like to see it?', [])
  expect(contact.state?.question).toBeNull()
  contact.after(MINUTE).says('at 4')
  expect(bedsOf(contact)).toBe('3')
})

test('a question is open as long as nobody has answered: the contact may say it again', () => {
  const contact = answered()
  contact.after(MINUTE).says('4')
  expect(bedsOf(contact)).toBe('4')
})

test('a question is open when the answer to a message of before it asks nothing', () => {
  const contact = new Contact(tablesOf({ policy: realEstate })).withSilentBots()
  contact.says('I want to buy a house')
  const { decisionId, term, bot } = contact.routes.at(-1)!
  contact.after(MINUTE).says('are you there?')
  contact.replies({ decisionId, term, bot, texts: ['How many bedrooms?'], asks: [beds] })
  asks(contact, 'I am.', [])
  contact.after(MINUTE).says('3')
  expect(bedsOf(contact)).toBe('3')
})

test('a question is open after a follow-up that asks nothing', () => {
  const contact = new Contact(tablesOf({ policy: realEstate })).withSilentBots()
  contact.says('I want to buy a house')
  contact.replies({ texts: ['How many bedrooms?'], asks: [beds], wakeAt: contact.at + DAY })
  contact.after(DAY).wakes()
  expect(asks(contact, 'Are you still there?', []).reason).toBe('initiated')
  contact.after(MINUTE).says('3')
  expect(bedsOf(contact)).toBe('3')
})

test('a question is open after a reply without words', () => {
  const contact = answered()
  contact.replies({ texts: [], report: { result: 'qualified', reason: '' } })
  expect(contact.state?.question).toMatchObject(beds)
})

describe('a question stands on the phone of the contact', () => {
  const switched = (contact: Contact, on: boolean) =>
    contact.happens({ 'baton.AutomationSwitched': { on, by: 'crm', reason: '' } })
  const dnd = (contact: Contact, optedOut: boolean) =>
    contact.happens({ 'baton.DndChanged': { optedOut, by: 'crm' } })
  /** The buyer bot has asked for bedrooms. */
  const asked = (policy = realEstate) => {
    const contact = new Contact(tablesOf({ policy })).withSilentBots()
    contact.says('I want to buy a house')
    asks(contact, 'How many bedrooms?', [beds])
    return contact.after(MINUTE)
  }
  const answers = (contact: Contact) => {
    contact.after(MINUTE).says('3')
    return bedsOf(contact)
  }

  test.each<[string, (contact: Contact) => void]>([
    ['bots are switched off', contact => switched(contact, false)],
    [
      'bots are switched off and on',
      contact => {
        switched(contact, false)
        switched(contact, true)
      },
    ],
    [
      'STOP and START',
      contact => {
        contact.says('STOP')
        contact.says('START')
      },
    ],
    [
      'do-not-disturb goes on and off in the CRM',
      contact => {
        dnd(contact, true)
        dnd(contact, false)
      },
    ],
    ['they want a person, who has not come yet', contact => contact.says('get me a real person')],
  ])('and is answered also when %s', (_, happens) => {
    const contact = asked()
    happens(contact)
    expect(answers(contact)).toBe('3')
    if (contact.state?.owner !== 'buyer' || !contact.state.automation) return
    expect(contact.replies({ texts: ['How many bedrooms?'], asks: [beds] }).reason).toBe('re-ask')
  })

  test('until the contact is handed to another bot', () => {
    const contact = asked()
    contact.after(MINUTE).says('I need to sell my house first, can you list it')
    expect(contact.state).toMatchObject({ owner: 'seller', question: null })
  })

  test('until another bot has the conversation, or a person, who asks questions of their own', () => {
    for (const owner of ['seller', 'human']) {
      const contact = asked()
      contact.assigns(owner)
      expect(contact.state?.question).toBeNull()
      expect(answers(contact)).toBeUndefined()
    }
    const waiting = asked()
    waiting.says('get me a real person')
    waiting.after(MINUTE).assigns('human')
    expect(answers(waiting)).toBeUndefined()
    const stopped = asked()
    stopped.says('STOP')
    stopped.assigns('seller')
    stopped.says('START')
    expect(stopped.state).toMatchObject({ owner: 'seller', question: null })
  })
})

test('a question is over with the words of a person, and with a template', () => {
  const reviewed = answered()
  reviewed.happens({
    'baton.FactsLearned': { facts: [fact('budget.max', '1300000')], by: 'operator:kim' },
  })
  const { decisionId } = asks(reviewed, 'Shall we meet?', [])
  const review = { decisionId, approved: true, by: 'operator:kim', text: 'See you at the house.' }
  expect(reviewed.happens({ 'baton.ReplyReviewed': review }).verdict).toBe('reply_sent')
  expect(reviewed.state?.question).toBeNull()

  const templated = answered()
  asks(templated, 'How many bedrooms?', [beds])
  asks(templated, 'How many bedrooms?', [beds])
  expect(templated.sent).toContain(realEstate.templates.holding.en)
  expect(templated.state?.question).toBeNull()
})

describe('who texts several times in a row is asked once', () => {
  const burst = () => {
    const contact = new Contact(tablesOf({ policy: realEstate })).withSilentBots()
    contact.says('I want to buy a house')
    contact.after(1).says('near a school')
    const [first, second] = contact.routes.slice(-2)
    const reply = (to: typeof first, text: string, key = beds) =>
      contact.after(1).replies({
        decisionId: to!.decisionId,
        term: to!.term,
        bot: to!.bot,
        texts: [text],
        asks: [key],
      })
    return { contact, first, second, reply }
  }

  test('the same question to the second message is dropped, and that is routed once more', () => {
    const { contact, first, second, reply } = burst()
    expect(reply(first, 'How many bedrooms?').verdict).toBe('reply_sent')
    expect(reply(second, 'Nice. How many bedrooms?')).toMatchObject({
      verdict: 'reply_dropped',
      reason: 're-ask',
    })
    expect(contact.routes.at(-1)).toMatchObject({ why: 're_ask', doNotAsk: [beds] })
    expect(contact.replies({ texts: ['Schools matter, noted.'] }).verdict).toBe('reply_sent')
    contact.after(MINUTE).says('3')
    expect(bedsOf(contact)).toBe('3')
  })

  test('another question goes out', () => {
    const { first, second, reply } = burst()
    reply(first, 'How many bedrooms?')
    const where = { side: 'buying', name: 'location' }
    expect(reply(second, 'Which town?', where).verdict).toBe('reply_sent')
  })

  test('what the contact wrote after the question may be answered by asking again', () => {
    const { contact, first, second, reply } = burst()
    reply(first, 'How many bedrooms?')
    contact.after(MINUTE).says('hm not sure')
    expect(reply(contact.routes.at(-1), 'How many bedrooms, about?').verdict).toBe('reply_sent')
    expect(second).toBeDefined()
  })
})
