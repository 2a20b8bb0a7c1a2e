// The official SDK as in its documentation: all tasks at once, each awaited, each output saved.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import RunwayML from '@runwayml/sdk';

const [count, folder] = process.argv.slice(2);
const client = new RunwayML({ baseURL: process.env.RUNWAYML_BASE_URL });

await Promise.all(Array.from({ length: Number(count) }, async (_, number) => {
  const task = await client.textToImage
    .create({ model: 'gen4_image', promptText: `prompt number ${number + 1}`, ratio: '1280:720' })
    .waitForTaskOutput();
  const answer = await fetch(task.output[0]);
  await writeFile(join(folder, `${task.id}.png`), Buffer.from(await answer.arrayBuffer()));
}));

const used = process.resourceUsage();
console.log(JSON.stringify({ cpu: (used.userCPUTime + used.systemCPUTime) / 1e6, peak: used.maxRSS / 1024 }));
