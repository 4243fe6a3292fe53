import { fileURLToPath } from 'node:url'
import { envOf } from '@baton/runtime'
import { Command } from 'commander'
import { addDlqCommands } from './dlq/commands.ts'
import { addDoctorCommand } from './doctor/command.ts'
import { addLearnCommands } from './learn/commands.ts'
import { addLookCommands } from './look/commands.ts'
import { addOperateCommands } from './operate/commands.ts'
import { addVerifyCommand } from './verify/command.ts'

const SHIPPED_POLICY = fileURLToPath(
  new URL('../../../deploy/policies/real-estate.yaml', import.meta.url),
)
const DATA_DIR = envOf().BATON_DATA_DIR ?? '.baton'
const CHAT_LINGER_MS = 15_000

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Commands load what they need when they run, so that `--help` is quick. */
export const program = (): Command => {
  const baton = new Command('baton')
    .description('Hands conversations between bots, exactly once, and says why.')
    .showHelpAfterError('(baton --help shows the commands)')
  start(baton)
  chat(baton)
  send(baton)
  understand(baton)
  simulate(baton)
  policy(baton)
  addLookCommands(baton)
  addLearnCommands(baton)
  addOperateCommands(baton)
  addDlqCommands(baton)
  addVerifyCommand(baton)
  addDoctorCommand(baton)
  return baton
}

const start = (baton: Command) =>
  baton
    .command('start', { isDefault: false })
    .description('Run broker, registry and all services in this process.')
    .option('--data <dir>', 'where everything is kept', DATA_DIR)
    .option('--policy <file>', 'policy to publish and follow', SHIPPED_POLICY)
    .option('--play <file>', 'play recorded conversations (JSON lines) and end')
    .option('--bots <kind>', 'with --play: reference or acknowledging', 'acknowledging')
    .option('--without <bots>', 'bots that run elsewhere, names with commas between')
    .addHelpText(
      'after',
      '\nExamples:\n  npm start\n  npm start -- --without buyer\n  npm start -- --play test/data/conversations.jsonl\n',
    )
    .action(async options => {
      if (options.play) {
        const { playCommand } = await import('./play/command.ts')
        process.exitCode = await playCommand(options, envOf(), process.stdout, say)
        return
      }
      const { startCommand } = await import('./start/command.ts')
      await startCommand(options, envOf(), say)
    })

const chat = (baton: Command) =>
  baton
    .command('chat')
    .description('Type as a contact; see replies and decisions live.')
    .option('--contact <id>', 'contact id', `chat-${process.pid}`)
    .option('--data <dir>', 'data directory of the running start', DATA_DIR)
    .addHelpText('after', '\nExamples:\n  npx baton chat\n  npx baton chat --contact anna\n')
    .action(async options => {
      const { readEndpoints } = await import('./platform/endpoints.ts')
      const { openPlatform } = await import('./platform/platform.ts')
      const { chat: talk } = await import('./talk/chat.ts')
      const endpoints = readEndpoints(options.data)
      const platform = await openPlatform(endpoints, 'baton.chat')
      try {
        await talk({
          platform,
          ingressUrl: endpoints.ingressUrl,
          inboxUrl: endpoints.inboxUrl ?? null,
          contactId: options.contact,
          input: process.stdin,
          output: process.stdout,
          lingerMs: CHAT_LINGER_MS,
        })
      } finally {
        await platform.close()
      }
    })

const send = (baton: Command) =>
  baton
    .command('send')
    .description('Send one message as a contact; prints where it is and the decision it gets.')
    .argument('<contact>')
    .argument('<text>')
    .option('--data <dir>', 'data directory of the running start', DATA_DIR)
    .addHelpText('after', '\nExample:\n  npx baton send anna "looking for a 3 bed under 650k"\n')
    .action(async (contactId: string, text: string, options) => {
      const { readEndpoints } = await import('./platform/endpoints.ts')
      const { sendMessage } = await import('./talk/send.ts')
      const accepted = await sendMessage(readEndpoints(options.data).ingressUrl, {
        contactId,
        text,
      })
      process.stdout.write(`${JSON.stringify(accepted)}\n`)
    })

const understand = (baton: Command) =>
  baton
    .command('understand')
    .description('Read messages: what the contact wants and what they said, one JSON line each.')
    .argument('[source]', 'a JSON lines file, or a text; standard input when absent')
    .option('--bot <bot>', 'the bot talking: lead, buyer or seller', 'lead')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton understand "thinking about selling my condo"\n  npx baton understand --bot buyer messages.jsonl\n',
    )
    .action(async (source: string | undefined, options) => {
      const { understandCommand } = await import('./understand.ts')
      process.exitCode = await understandCommand({ bot: options.bot, source }, process.stdout)
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

const policy = (baton: Command) =>
  baton
    .command('policy')
    .description('Work with policies.')
    .command('check')
    .description('Check a policy file; names file, line and key of every mistake.')
    .argument('<file>')
    .option('--data <dir>', 'also check that its routing topics exist in the app running there')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton policy check my-policy.yaml\n  npx baton policy check my-policy.yaml --data .baton\n',
    )
    .action(async (file: string, options) => {
      const { existingTopics, policyCheckCommand } = await import('./policy.ts')
      const topics = options.data && (await existingTopics(file, options.data))
      const checked = topics ? { topics } : {}
      process.exitCode = policyCheckCommand(file, checked, process.stdout, process.stderr)
    })
