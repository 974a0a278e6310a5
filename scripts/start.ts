import { fork } from 'node:child_process';
import { once } from 'node:events';
import { followNpm } from './follow-npm.ts';
import { warmPages } from '#lib/server/warm-pages.ts';
import { addressOf, obstacleTo, placeAsked } from './listening-place.ts';
import { say, sayWrong } from './terminal/tell.ts';

// The shell that npm runs this in passes nothing on: without this, a server would outlive the npm that was stopped.
followNpm(() => process.kill(process.pid, 'SIGTERM'));

const asked = placeAsked(process.env);
if (typeof asked === 'string') stop(asked, 2);
const obstacle = await obstacleTo(asked);
if (obstacle !== null) stop(obstacle, 1);
const given = process.env['ORIGIN'];
const address = given || `http://localhost:${asked.port}`;
process.env['PORT'] = String(asked.port);
process.env['ORIGIN'] = address;
// A table of 64 MB brought in by an editor; what reads a letterhead or a form says itself that it takes less.
process.env['BODY_SIZE_LIMIT'] ||= '65M';

// What builds the site and the base holds a gigabyte: it ends before the server starts.
const preparing = fork(new URL('./prepare.ts', import.meta.url));
let invitation = '';
preparing.on('message', (message: { readonly invitation: string }) => (invitation = message.invitation));
const [code] = (await once(preparing, 'exit')) as [number | null];
if (code !== 0) process.exit(code ?? 1);

await import(new URL('../build/index.js', import.meta.url).href);
await answering(`${addressOf(asked)}/sante`);
say(`Lignes claires : ${address}`);
if (invitation !== '') say(...invitation.split('\n'));
if (!given)
	say(
		'C’est l’adresse que disent les liens, les cadres à copier et le fil. Pour un site ouvert à d’autres, donnez la sienne : ORIGIN=https://exemple.fr npm start'
	);
void warmPages(addressOf(asked));

function stop(sentence: string, exitCode: number): never {
	sayWrong(...sentence.split('\n'));
	process.exit(exitCode);
}

/** Waits until the server answers, so that the address is printed when it can be opened. */
async function answering(url: string): Promise<void> {
	for (let tries = 0; tries < 50; tries += 1) {
		const ok = await fetch(url).then(
			(response) => response.ok,
			() => false
		);
		if (ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
