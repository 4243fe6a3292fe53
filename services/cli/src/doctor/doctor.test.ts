import { expect, test } from 'vitest'
import { describe, doctorCommand } from './doctor.ts'

const open = {
  topic: 'baton.contact.events.v1',
  partition: 2,
  producerId: 4007,
  producerEpoch: 3,
  coordinatorEpoch: 1,
  startOffset: 1042,
  ageMs: 312_400,
  transactionalId: 'billing-7',
  timeoutMs: 900_000,
}

test('an open transaction is named with its owner, its age and when it ends', () => {
  expect(describe(open)).toBe(
    'baton.contact.events.v1/2: records from offset 1042 on are held back by an open transaction\n' +
      '  producer 4007, epoch 3, transactional id billing-7, open for 312 s\n' +
      '  its coordinator aborts it after 900 s: find out why billing-7 does not end it, or stop it\n',
  )
})

test('one that nobody will end comes with the command that does', () => {
  const { transactionalId: _, timeoutMs: __, ...rest } = open
  const text = describe({ ...rest, transactionalId: undefined, timeoutMs: undefined })
  expect(text).toContain('transactional id unknown')
  expect(text).toContain('abort --topic baton.contact.events.v1 --partition 2 --start-offset 1042')
})

test('an age that is no number is refused before anything is asked', async () => {
  const options = { data: 'nowhere', olderThan: 'soon' }
  await expect(doctorCommand(options, {}, { write: () => {} })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
  })
})
