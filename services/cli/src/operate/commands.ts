import type { Decision } from '@baton/domain'
import type { Command } from 'commander'
import { forApp, withPlatform } from '../platform/with-platform.ts'

const CLIENT = 'baton.operate'

const print = ({ contactId, owner, ownerAfter, verdict, reason, decisionId }: Decision): void => {
  const move = owner === ownerAfter ? owner : `${owner} → ${ownerAfter}`
  const what = `${verdict.replaceAll('_', '-')} (${reason})`
  process.stdout.write(`${contactId}: ${move}, ${what}, decision ${decisionId}\n`)
}

/** `baton assign` and `baton review`: what people do to a conversation. */
export const addOperateCommands = (baton: Command): void => {
  forApp(baton.command('assign'))
    .description('Give a conversation to a bot, or to people. No guard refuses it.')
    .argument('<contact>')
    .argument('<bot>', 'a bot of the policy, or human')
    .option('--by <name>', 'who does it (default: the user of this machine)')
    .option('--note <text>', 'why, for people: `explain` says it', '')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton assign anna seller\n  npx baton assign anna human --note "wants Kim"\n',
    )
    .action(async (contactId: string, owner: string, options) => {
      const { assign } = await import('./assign.ts')
      const { operatorOf } = await import('./append.ts')
      const who = { by: operatorOf(options.by), note: options.note }
      await withPlatform(options, CLIENT, async platform => {
        print(await assign(platform, contactId, owner, who))
      })
    })

  const review = baton.command('review').description('Approve or reject a draft that waits for it.')
  reviewCommand(review, 'approve', 'Send the draft that a decision held.').option(
    '--text <text>',
    'send this in place of the draft',
  )
  reviewCommand(review, 'reject', 'Drop the draft; a person answers the contact.')
}

const reviewCommand = (review: Command, name: 'approve' | 'reject', description: string) =>
  forApp(review.command(name))
    .description(description)
    .argument(
      '<decision>',
      'the decision that held it (reply-held in `baton timeline`), or its first digits',
    )
    .option('--by <name>', 'who does it (default: the user of this machine)')
    .addHelpText('after', `\nExample:\n  npx baton review ${name} ff91491f\n`)
    .action(async (decisionId: string, options) => {
      const { review: decide } = await import('./review.ts')
      const { operatorOf } = await import('./append.ts')
      const approved = name === 'approve'
      const by = operatorOf(options.by)
      await withPlatform(options, CLIENT, async platform => {
        print(await decide(platform, decisionId, { approved, by, text: options.text ?? null }))
      })
    })
