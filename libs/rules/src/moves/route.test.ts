import type { RoutedMessage } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { Contact, HOUR, MINUTE, SECOND } from '../testing/contact.ts'

const answerTo = ({ decisionId, term, bot }: RoutedMessage) => ({ decisionId, term, bot })
const wants = (target: string) => ({ target, reason: '', confidence: 10_000 })

/** Two messages, and a bot that answers the first of them and asks for another. */
const answered = (apart: number, target: string) => {
  const contact = new Contact().withSilentBots()
  contact.says('hello')
  contact.after(apart).says('When can I see it?')
  const [first] = contact.routes
  contact.after(SECOND).replies({ ...answerTo(first!), request: wants(target) })
  return contact
}

describe('who takes a conversation over gets the newest message that still waits', () => {
  test.each([
    ['buyer', 0],
    ['human', 0],
    ['buyer', 1],
    ['human', 1],
  ])('the %s, with messages %i ms apart', (target, apart) => {
    expect(answered(apart, target).routes.at(-1)).toMatchObject({
      bot: target,
      message: { text: 'When can I see it?' },
    })
  })

  test('while event time stands still, because a clock was ahead', () => {
    const contact = new Contact().withSilentBots()
    contact.after(HOUR).happens({ 'baton.FactsLearned': { facts: [], by: 'crm' } })
    contact.after(-HOUR).says('hello')
    contact.after(MINUTE).says('When can I see it?')
    const [first] = contact.routes
    contact.replies({ ...answerTo(first!), request: wants('buyer') })
    expect(contact.routes.at(-1)).toMatchObject({
      bot: 'buyer',
      message: { text: 'When can I see it?' },
    })
  })

  test.each(['', 'm9'])('that is the one which has just come, also with the id %j', id => {
    const contact = new Contact().withSilentBots()
    contact.says('hello', [], id && 'm8')
    contact.says('buy', [], id)
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'buyer', message: { text: 'buy' } })
  })

  test('or the one that was just answered, where nothing waits', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hello')
    contact.replies({ request: wants('buyer') })
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'buyer', message: { text: 'hello' } })
  })
})
