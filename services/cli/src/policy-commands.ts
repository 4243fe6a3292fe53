import { EVERYWHERE } from '@baton/domain'
import { type Command, InvalidArgumentError } from 'commander'
import { forApp, withPlatform } from './platform/with-platform.ts'

const CLIENT = 'baton.policy'

/** Contacts whose location is empty; no location is called so. */
const WITHOUT_LOCATION = 'none'

/** A variable that is not set is no location. */
const locationIn = (text: string): string => {
  if (text !== '' && text === text.trim()) return text
  throw new InvalidArgumentError(
    `Use an id without blanks around it, or ${WITHOUT_LOCATION} for contacts that have no location.`,
  )
}

/** `baton policy`: check what a policy file says, let it hold, and see which one does. */
export const addPolicyCommands = (baton: Command): void => {
  const policy = baton.command('policy').description('Work with policies.')

  policy
    .command('check')
    .description('Check a policy file; names file, line and key of every mistake.')
    .argument('<file>')
    .option('--data <dir>', 'also check that its routing topics exist in the app running there')
    .option('--env', 'or in the app that BATON_BROKERS, BATON_APP_ID, … name')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton policy check my-policy.yaml\n  npx baton policy check my-policy.yaml --data .baton\n',
    )
    .action(async (file: string, options) => {
      const { existingTopics, policyCheckCommand } = await import('./policy.ts')
      const isAsked = options.data !== undefined || options.env === true
      const checked = isAsked ? { topics: await existingTopics(file, options) } : {}
      process.exitCode = policyCheckCommand(file, checked, process.stdout, process.stderr)
    })

  forApp(policy.command('activate'))
    .description(
      'Publish a policy and let it hold within a moment; makes the topics its bots need.',
    )
    .argument('<file>')
    .option(
      '--location <id>',
      `only there, ${WITHOUT_LOCATION}: for contacts that have no location; everywhere else the one that holds goes on`,
      locationIn,
      EVERYWHERE,
    )
    .option('--by <name>', 'who does it (default: the user of this machine)')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton policy activate my-policy.yaml\n' +
        '  npx baton policy activate texas.yaml --location loc-1 --env\n' +
        '\n`npm start` lets its own --policy hold everywhere again when it is started the next time, and says so.\n',
    )
    .action(async (file: string, options) => {
      const { activate } = await import('./activate.ts')
      const { readPolicyFile } = await import('./policy.ts')
      const { operatorOf } = await import('./operate/append.ts')
      const location = options.location === WITHOUT_LOCATION ? '' : options.location
      const activation = { location, parsed: readPolicyFile(file) }
      await withPlatform(options, CLIENT, async platform => {
        process.stdout.write(await activate(platform, activation, operatorOf(options.by)))
      })
    })

  forApp(policy.command('ls'))
    .description('Which policy holds where, since when, by whom, and which bots it needs.')
    .option('--json', 'one JSON line for each location, for machines')
    .addHelpText('after', '\nExamples:\n  npx baton policy ls\n  npx baton policy ls --env\n')
    .action(async options => {
      const { policiesInForce } = await import('./platform/in-force.ts')
      const { policiesText, policiesJson } = await import('./policies-text.ts')
      await withPlatform(options, CLIENT, async platform => {
        const inForce = await policiesInForce(platform)
        process.stdout.write(options.json ? policiesJson(inForce) : policiesText(inForce))
      })
    })
}
