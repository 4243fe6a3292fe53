import { envOf, withFiles } from '@baton/runtime'
import { Command, Option } from 'commander'
import { addDlqCommands } from './dlq/commands.ts'
import { addDoctorCommand } from './doctor/command.ts'
import { addLearnCommands } from './learn/commands.ts'
import { addLookCommands } from './look/commands.ts'
import { addOperateCommands } from './operate/commands.ts'
import { dataDirOf } from './platform/data-dir.ts'
import { closeTelling, DATA_DIR, openRunning } from './platform/with-platform.ts'
import { addPolicyCommands } from './policy-commands.ts'
import { SHIPPED_POLICY } from './shipped-policy.ts'
import { addVerifyCommand } from './verify/command.ts'

const CHAT_LINGER_MS = 15_000
const EXIT_FAILED = 1

const TOKEN_HELP =
  '\nWhere ingress asks for a token, set BATON_INGRESS_TOKEN here as there; of several the first is sent.\n'

const AFTER_DASHES = 'npx baton send anna -- "-5 beds"'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Commands load what they need when they run, so that `--help` is quick. */
export const program = (): Command => {
  const baton = new Command('baton')
    .description('Hands conversations between bots, exactly once, and says why.')
    .showHelpAfterError('(baton --help shows the commands)')
    .hook('preAction', (_, command) => {
      if (command.getOptionValueSource('data') === 'default')
        command.setOptionValueWithSource('data', dataDirOf(envOf()), 'default')
      refuseEmpty(command)
    })
  start(baton)
  chat(baton)
  send(baton)
  understand(baton)
  simulate(baton)
  addPolicyCommands(baton)
  addLookCommands(baton)
  addLearnCommands(baton)
  addOperateCommands(baton)
  addDlqCommands(baton)
  addVerifyCommand(baton)
  addDoctorCommand(baton)
  return baton
}

/** `--data "$DIR"` without a DIR says nothing, which is not the default. */
const refuseEmpty = (command: Command): void => {
  for (const option of command.options) {
    const name = option.attributeName()
    const isGiven = command.getOptionValueSource(name) === 'cli'
    if (isGiven && command.getOptionValue(name) === '' && option.defaultValue !== '')
      command.error(`error: ${option.long} is empty: give it a value, or leave it out`)
  }
}

const start = (baton: Command) =>
  baton
    .command('start', { isDefault: false })
    .description('Run broker, registry and all services in this process.')
    .option('--data <dir>', 'where everything is kept', DATA_DIR)
    .option('--policy <file>', 'policy to publish and follow', SHIPPED_POLICY)
    .option('--play <file>', 'play recorded conversations (JSON lines) and end')
    .addOption(
      new Option('--bots <kind>', 'with --play')
        .choices(['reference', 'acknowledging'])
        .default('acknowledging'),
    )
    .option('--without <bots>', 'bots that run elsewhere, names with commas between')
    .addHelpText(
      'after',
      '\nExamples:\n  npm start\n  npm start -- --without buyer\n  npm start -- --play test/data/conversations.jsonl\n',
    )
    .action(async options => {
      // Some are set anew for the services.
      const env = withFiles(envOf())
      if (options.play) {
        const { playCommand } = await import('./play/command.ts')
        process.exitCode = await playCommand(options, env, process.stdout, say)
        return
      }
      const { startCommand } = await import('./start/command.ts')
      await startCommand(options, env, say)
    })

const chat = (baton: Command) =>
  baton
    .command('chat')
    .description('Type as a contact; see replies and decisions live.')
    .option('--contact <id>', 'contact id', `chat-${process.pid}`)
    .option('--data <dir>', 'data directory of the running start', DATA_DIR)
    .addHelpText(
      'after',
      `\nExamples:\n  npx baton chat\n  npx baton chat --contact anna\n${TOKEN_HELP}`,
    )
    .action(async options => {
      const { readEndpoints } = await import('./platform/endpoints.ts')
      const { chat: talk } = await import('./talk/chat.ts')
      const { ingressToken } = await import('./talk/token.ts')
      const token = ingressToken(envOf())
      const endpoints = readEndpoints(options.data)
      const platform = await openRunning(options.data, 'baton.chat')
      try {
        const refused = await talk({
          platform,
          ingressUrl: endpoints.ingressUrl,
          token,
          inboxUrl: endpoints.inboxUrl ?? null,
          contactId: options.contact,
          input: process.stdin,
          output: process.stdout,
          complain: line => say(`baton: ${line}`),
          lingerMs: CHAT_LINGER_MS,
        })
        if (refused > 0) process.exitCode = EXIT_FAILED
      } finally {
        await closeTelling(platform)
      }
    })

const send = (baton: Command) =>
  baton
    .command('send')
    .description('Send one message as a contact; prints where it is and the decision it gets.')
    .argument('<contact>')
    .argument('<text>')
    .option('--data <dir>', 'data directory of the running start', DATA_DIR)
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton send anna "looking for a 3 bed under 650k"\n' +
        `  ${AFTER_DASHES}\n${TOKEN_HELP}`,
    )
    .showHelpAfterError(`(a text that begins with - goes after --: ${AFTER_DASHES})`)
    .action(async (contactId: string, text: string, options) => {
      const { readEndpoints } = await import('./platform/endpoints.ts')
      const { sendMessage } = await import('./talk/send.ts')
      const { ingressToken } = await import('./talk/token.ts')
      const { ingressUrl } = readEndpoints(options.data)
      const accepted = await sendMessage(ingressUrl, { contactId, text }, ingressToken(envOf()))
      process.stdout.write(`${JSON.stringify(accepted)}\n`)
    })

const understand = (baton: Command) =>
  baton
    .command('understand')
    .description('Read messages: what the contact wants and what they said, one JSON line each.')
    .argument('[source]', 'a text, or a file of them; standard input when absent')
    .addOption(
      new Option('--bot <bot>', 'the bot talking')
        .choices(['lead', 'buyer', 'seller'])
        .default('lead'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton understand "thinking about selling my condo"\n  npx baton understand --bot buyer messages.jsonl\n' +
        '  echo "call me back" | npx baton understand\n' +
        '\nIn a file and over standard input each line is a message: a text, or, when it begins with {, JSON:\n' +
        '  {"text":"around 450k","id":"m-1","currentBot":"buyer","pendingQuestion":"budget"}\n' +
        'Of these only text has to be there. In a file named .jsonl every line is JSON.\n',
    )
    .action(async (source: string | undefined, options) => {
      const { understandCommand } = await import('./understand.ts')
      const io = { input: process.stdin, out: process.stdout, err: process.stderr }
      process.exitCode = await understandCommand({ bot: options.bot, source }, io)
    })

const simulate = (baton: Command) =>
  baton
    .command('simulate')
    .description('Conversations through the rules, no broker: one JSON line for each turn.')
    .argument('<file>', 'conversations, JSON lines')
    .option('--policy <file>', 'policy', SHIPPED_POLICY)
    .option('--summary', 'print counts, and what was expected but missed')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton simulate test/data/conversations.jsonl --summary\n  npx baton simulate mine.jsonl --policy my-policy.yaml\n',
    )
    .action(async (file: string, options) => {
      const { simulateCommand } = await import('./simulate.ts')
      process.exitCode = simulateCommand(
        file,
        { policy: options.policy, summary: options.summary === true },
        process.stdout,
        process.stderr,
      )
    })
