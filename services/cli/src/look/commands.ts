import type { Command } from 'commander'
import { forApp, withPlatform } from '../platform/with-platform.ts'
import { printable } from '../printable.ts'

const CLIENT = 'baton.look'

/** `baton explain` and `baton timeline`: read-only looks at a running app. */
export const addLookCommands = (baton: Command): void => {
  forApp(baton.command('explain'))
    .description('Why a conversation went where it went, and what would have let it pass.')
    .argument('<decision>', 'a decisionId, or its first digits')
    .option('--json', 'for machines')
    .option('--text', 'quote what the contact wrote where it speaks for the decision')
    .option('--zone <zone>', 'local times beside UTC, such as America/Chicago')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton explain ff91491f\n  npx baton explain ff91491f --text --zone America/Chicago\n',
    )
    .action(async (id: string, options) => {
      const { findDecision, policyOfDecision } = await import('./decisions.ts')
      const { explanationOutput } = await import('../explain-text.ts')
      const { assignmentOf, messageOf } = await import('./message.ts')
      const { zoneOf } = await import('./zone.ts')
      const zone = options.zone === undefined ? undefined : zoneOf(options.zone)
      await withPlatform(options, CLIENT, async platform => {
        const decision = await findDecision(platform, id)
        const policy = await policyOfDecision(platform, decision)
        const found = options.text ? await messageOf(platform, decision) : undefined
        if (found?.why !== undefined) process.stderr.write(`no text: ${found.why}\n`)
        const colour = process.stdout.isTTY === true
        const json = options.json === true
        const assigned = await assignmentOf(platform, decision)
        const how = { json, colour, zone, assigned, message: found?.text }
        process.stdout.write(explanationOutput(decision, policy, how))
      })
    })
  forApp(baton.command('timeline'))
    .description('All that was decided about a contact, in order.')
    .argument('<contact>')
    .option('--json', 'one JSON line for each decision')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton timeline anna\n  npx baton timeline anna --json\n',
    )
    .action(async (contactId: string, options) => {
      const { timelineOf } = await import('./decisions.ts')
      await withPlatform(options, CLIENT, async platform => {
        for (const one of await timelineOf(platform, contactId)) {
          const at = new Date(one.at).toISOString()
          const verdict = one.verdict.replaceAll('_', '-')
          const move = one.owner === one.ownerAfter ? one.owner : `${one.owner} → ${one.ownerAfter}`
          const line = `${at}  ${one.event}  ${verdict} (${one.reason})  ${move}  ${one.decisionId}`
          process.stdout.write(`${options.json ? JSON.stringify(one) : printable(line)}\n`)
        }
      })
    })
}
