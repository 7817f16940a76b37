// The far side of program.ts: opens what it needs, then answers tasks until the bench goes away.

type Work = (task: { ms: number }) => Promise<unknown>;

const send = (message: object) => process.send?.(message);
const failed = (error: unknown) => send({ failure: error instanceof Error ? error.message : String(error) });

/** @param open gets the settings of startProgram and gives what does a task; a task that throws is told as its failure */
export async function serve(open: (settings: unknown) => Promise<Work>): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  try {
    const work = await open(JSON.parse(process.argv[2]!));
    process.on('message', (task: { ms: number }) => void work(task).then((answer) => send({ answer }), failed));
    send({ answer: 'open' });
  } catch (error) {
    failed(error);
    process.exitCode = 1;
  }
}
