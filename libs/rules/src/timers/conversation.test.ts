import { describe, expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR, MINUTE, MORNING, SECOND } from '../testing/contact.ts'
import { plain, tablesOf } from '../testing/policies.ts'

describe('never unanswered', () => {
  test('a message is routed once more after 5 minutes, then a person gets it', () => {
    const contact = new Contact().withSilentBots()
    const { at } = contact.says('hi')
    contact.after(5 * MINUTE - SECOND).wakes()
    expect(contact.beside).toEqual([])
    contact.after(HOUR).wakes()
    const [again, person] = contact.beside
    expect(again).toMatchObject({ verdict: 'continue', reason: 'unanswered', at: at + 5 * MINUTE })
    expect(person).toMatchObject({ verdict: 'human', reason: 'unanswered', at: at + 10 * MINUTE })
    expect(contact.routes.map(routed => [routed.bot, routed.why])).toEqual([
      ['lead', 'continue'],
      ['lead', 'again'],
      ['human', 'handoff'],
    ])
    expect(contact.routes.map(routed => routed.message?.text)).toEqual(['hi', 'hi', 'hi'])
    expect(contact.sent).toEqual([plain.templates.acknowledgement.en])
  })

  test('an answer in time stops the clock, an answer to the first routing counts after the second', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const { decisionId, bot, term } = contact.routes.at(-1)!
    contact.after(6 * MINUTE).wakes()
    expect(contact.replies({ decisionId, bot, term }).verdict).toBe('reply_sent')
    expect(contact.replies().reason).toBe('not-awaited')
    contact.after(HOUR).wakes()
    expect(contact.beside).toEqual([])
  })

  test('each message has a deadline of its own', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    contact.after(2 * MINUTE).says('there?')
    contact.replies()
    contact.after(4 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([{ verdict: 'continue', reason: 'unanswered' }])
    expect(contact.routes.at(-1)?.message?.text).toBe('hi')
  })

  test('a draft that waits for approval has no deadline, and hides none', () => {
    const contact = new Contact().withSilentBots()
    contact.says('buy', [fact('budget.max', '2000000')])
    expect(contact.replies().verdict).toBe('reply_held')
    const { decisionId } = contact.after(MINUTE).says('there?')
    contact.after(6 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([{ reason: 'unanswered', about: decisionId }])
  })

  test('of two messages in one millisecond a person gets the second', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    contact.says('anyone?')
    contact.after(HOUR).wakes()
    expect(contact.routes.map(({ bot, message }) => [bot, message?.text])).toEqual([
      ['lead', 'hi'],
      ['lead', 'anyone?'],
      ['lead', 'hi'],
      ['lead', 'anyone?'],
      ['human', 'anyone?'],
    ])
  })

  test('what waited for one bot waits for the next after a handoff', () => {
    const contact = new Contact().withSilentBots()
    contact.says('sell')
    contact.after(HOUR).wakes()
    expect(contact.state?.owner).toBe('human')
    expect(contact.routes.map(routed => routed.bot)).toEqual(['seller', 'seller', 'human'])
  })

  test('a bot that answers with nothing has not answered', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    expect(contact.replies({ texts: [] })).toMatchObject({
      verdict: 'reply_dropped',
      reason: 'empty',
    })
    contact.after(HOUR).wakes()
    expect(contact.state?.owner).toBe('human')
  })

  test('a wordless request for a handoff leaves its message to the next bot', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    contact.replies({ texts: [], request: { target: 'seller', reason: '', confidence: 9000 } })
    expect(contact.beside).toMatchObject([{ verdict: 'handoff', reason: 'requested' }])
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'seller', message: { text: 'hi' } })
  })
})

describe('follow-ups', () => {
  test('wake the bot at the time it named when the contact stays silent', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const wakeAt = contact.at + 2 * DAY
    contact.replies({ wakeAt })
    contact.after(3 * DAY).wakes()
    expect(contact.beside).toMatchObject([{ event: 'wake', reason: 'follow-up', at: wakeAt }])
    expect(contact.routes.at(-1)).toMatchObject({ why: 'follow_up', message: null, deadlineAt: 0 })
  })

  test('are called off when the contact writes, or the conversation moves', () => {
    for (const what of ['hello', 'sell', 'a person please', 'STOP']) {
      const contact = new Contact()
      contact.says('hi')
      contact.replies({ decisionId: '', bot: 'lead', term: 0, wakeAt: contact.at + DAY })
      contact.after(HOUR).says(what)
      contact.after(2 * DAY).wakes()
      expect(contact.beside.filter(d => d.event === 'wake')).toEqual([])
    }
  })

  test('do not come while automation is off', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    contact.replies({ wakeAt: contact.at + DAY })
    const routed = contact.routes.length
    contact.happens({ 'baton.AutomationSwitched': { on: false, by: 'crm', reason: '' } })
    contact.after(2 * DAY).wakes()
    expect(contact.routes).toHaveLength(routed)
  })

  test('may be answered once, and count as started by the bot', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    contact.replies({ wakeAt: contact.at + DAY })
    contact.after(DAY).wakes()
    expect(contact.replies({ texts: ['Still looking?'] }).reason).toBe('initiated')
    expect(contact.replies({ texts: ['Still looking?'] }).reason).toBe('not-awaited')
    expect(contact.state?.initiated).toHaveLength(1)
  })
})

describe('a bot is woken', () => {
  const timer = (contact: Contact) => contact.state?.timers.find(({ id }) => id === 'wake')?.dueAt
  /** Woken a day after its reply to a message. */
  const woken = (contact = new Contact()) => {
    contact.withSilentBots().says('hi')
    contact.replies({ wakeAt: contact.at + DAY })
    contact.after(DAY).wakes()
    return contact
  }

  test('a minute ahead at the earliest', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    contact.replies({ wakeAt: 0 })
    expect(timer(contact)).toBe(contact.at + MINUTE)
    contact.after(DAY).wakes()
    contact.replies({ texts: ['Hello?'], wakeAt: contact.at + 1 })
    expect(timer(contact)).toBe(contact.at + MINUTE)
  })

  test('not again within a day when its follow-up was dropped', () => {
    const contact = woken()
    for (let i = 0; i < 3; i++) contact.replies({ decisionId: '', texts: ['Hello?'] })
    const dropped = contact.replies({ texts: ['Hello?'], wakeAt: contact.at + MINUTE })
    expect(dropped).toMatchObject({ verdict: 'reply_dropped', reason: 'limit-day' })
    expect(timer(contact)).toBe(contact.at + DAY)
  })

  test('not again within the hour when it was silent, whichever way it answers', () => {
    for (const decisionId of ['', undefined]) {
      const contact = woken()
      const of = decisionId === undefined ? {} : { decisionId }
      contact.replies({ texts: [], wakeAt: contact.at + MINUTE, ...of })
      expect(timer(contact)).toBe(contact.at + HOUR)
    }
  })

  test('not again within the hour when its follow-up is held', () => {
    const contact = new Contact(tablesOf(), MORNING + 14 * HOUR)
    woken(contact)
    const held = contact.replies({ texts: ['Hello?'], wakeAt: contact.at + MINUTE })
    expect(held).toMatchObject({ verdict: 'reply_held', reason: 'quiet-hours' })
    expect(timer(contact)).toBe(contact.at + HOUR)
  })

  test('at the time it names when that is later', () => {
    const contact = woken()
    contact.replies({ texts: [], wakeAt: contact.at + 2 * HOUR })
    expect(timer(contact)).toBe(contact.at + 2 * HOUR)
  })
})

test('each reminder that a person is needed is a task in the CRM', () => {
  const contact = new Contact()
  contact.says('a person please')
  const tasks = () => contact.actions.filter(action => action['baton.AddTask']).length
  expect(tasks()).toBe(1)
  contact.after(2 * HOUR).wakes()
  expect(tasks()).toBe(3)
})

test('timers due at once take effect in the order of their due times, then of their names', () => {
  const contact = new Contact().withSilentBots()
  contact.says('sell')
  contact.after(4 * DAY).wakes()
  const dues = contact.beside.map(d => [d.at, d.event] as const)
  expect(dues.length).toBeGreaterThan(4)
  expect(dues).toEqual(dues.toSorted((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)))
  expect(contact.beside.map(d => d.slot)).toEqual(contact.beside.map((_, i) => i + 1))
})

test('an event that only wakes changes nothing when nothing is due', () => {
  const contact = new Contact()
  contact.says('hi')
  const { state } = contact
  expect(contact.wakes()).toMatchObject({ verdict: 'timer_moot', reason: 'nothing-due' })
  expect(contact.state).toEqual(state)
})

test('when the caps of a state let messages go, those that are left keep a deadline', () => {
  const contact = new Contact().withSilentBots()
  const names = Array.from({ length: 6 }, (_, i) => ({
    side: 's'.repeat(40),
    name: `n${i}`.padEnd(40, 'x'),
  }))
  const facts = names.map(({ side, name }) => fact(name, 'v'.repeat(150), side))
  for (let i = 0; i < 8; i++) {
    contact
      .after(20 * SECOND)
      .says(`hello ${'x'.repeat(100)}`, i === 0 ? facts : [], `m${i}`.padEnd(128, 'z'))
    if (i < 7) contact.replies({ asks: names })
  }
  const { pending } = contact.state!
  expect(pending.length).toBeLessThan(8)
  contact.after(DAY).wakes()
  expect(contact.state?.pending).toEqual([])
  expect(contact.state?.owner).toBe('human')
})

describe('a follow-up', () => {
  const wakeAt = (contact: Contact) => contact.state?.timers.find(({ id }) => id === 'wake')?.dueAt
  const followed = ({ routes }: Contact) => routes.filter(({ why }) => why === 'follow_up')

  test('does not go out before a message that waits for its answer', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hello')
    const { decisionId } = contact.routes.at(-1)!
    const { at } = contact.after(10 * SECOND).says('When can I see it?')
    contact.after(SECOND).replies({ decisionId, wakeAt: contact.at + MINUTE })
    contact.after(2 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([{ verdict: 'continue', reason: 'message-waits' }])
    expect(wakeAt(contact)).toBe(at + 5 * MINUTE)
    contact.replies()
    contact.after(5 * MINUTE).wakes()
    expect(followed(contact)).toHaveLength(1)
  })

  test('goes out at its time where nothing waits', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hello')
    contact.replies({ wakeAt: contact.at + MINUTE })
    contact.after(2 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([{ verdict: 'continue', reason: 'follow-up' }])
  })

  test('overtakes the one before it, which was not answered by its name', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hello')
    contact.replies({ wakeAt: contact.at + DAY })
    for (let i = 0; i < 12; i++) {
      contact.after(DAY).wakes()
      contact.replies({ decisionId: '', wakeAt: contact.at + DAY })
    }
    expect(followed(contact)).toHaveLength(12)
    expect(contact.state?.pending).toHaveLength(1)
    expect(contact.replies().verdict).toBe('reply_sent')
  })
})
