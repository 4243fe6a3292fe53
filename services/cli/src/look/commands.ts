import type { Command } from 'commander'
import { DATA_DIR, withPlatform } from '../platform/with-platform.ts'

const CLIENT = 'baton.look'

/** `baton explain` and `baton timeline`: read-only looks at a running app. */
export const addLookCommands = (baton: Command): void => {
  baton
    .command('explain')
    .description('Why a conversation went where it went, and what would have let it pass.')
    .argument('<decision>', 'a decisionId, or its first digits')
    .option('--data <dir>', 'data directory of the running start', DATA_DIR)
    .option('--json', 'for machines')
    .addHelpText('after', '\nExample:\n  npx baton explain ff91491f\n')
    .action(async (id: string, options) => {
      const { findDecision, policyOfDecision } = await import('./decisions.ts')
      const { explanationOutput } = await import('../explain-text.ts')
      await withPlatform(options.data, CLIENT, async platform => {
        const decision = await findDecision(platform, id)
        const policy = await policyOfDecision(platform, decision)
        const colour = process.stdout.isTTY === true
        const json = options.json === true
        process.stdout.write(explanationOutput(decision, policy, { json, colour }))
      })
    })
  baton
    .command('timeline')
    .description('All that was decided about a contact, in order.')
    .argument('<contact>')
    .option('--data <dir>', 'data directory of the running start', DATA_DIR)
    .option('--json', 'one JSON line for each decision')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton timeline anna\n  npx baton timeline anna --json\n',
    )
    .action(async (contactId: string, options) => {
      const { decisionsOf } = await import('./decisions.ts')
      await withPlatform(options.data, CLIENT, async platform => {
        for (const one of await decisionsOf(platform, contactId)) {
          const at = new Date(one.at).toISOString()
          const verdict = one.verdict.replaceAll('_', '-')
          const move = one.owner === one.ownerAfter ? one.owner : `${one.owner} → ${one.ownerAfter}`
          const line = `${at}  ${one.event}  ${verdict} (${one.reason})  ${move}  ${one.decisionId}`
          process.stdout.write(`${options.json ? JSON.stringify(one) : line}\n`)
        }
      })
    })
}
