import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeFlags } from '../bench/node-flags.ts';
import { ASKED, ASKED_NAMES, coldAddresses, type AskedName } from './asked.ts';
import { askAtRate, askInTurn, type Told } from './clients.ts';
import { line, statuses, times, TIMES } from './table.ts';

/** How readers come: always so many at a time, or so many a second whatever they wait for, to addresses asked before or not. */
export const READERS = {
	'seize lecteurs à la fois, des adresses déjà demandées': { connections: 16, cold: false },
	'vingt demandes par seconde de chaque sorte, déjà faites': { perSecond: 20, cold: false },
	'deux demandes par seconde de chaque sorte, jamais faites': { perSecond: 2, cold: true }
} as const;
export type Readers = keyof typeof READERS;

const IDLE_SECONDS = 15;
const AFTER_SECONDS = 10;

/** Brings a file into the base as an editor does on the machine; its seconds. */
function importFile(base: string, file: string): Promise<number> {
	const from = performance.now();
	const command = new URL('../import.ts', import.meta.url).pathname;
	const child = spawn(
		process.execPath,
		[...nodeFlags('import'), command, '--db', base, '--confirmer', file],
		{
			stdio: 'ignore'
		}
	);
	return new Promise((done, failed) =>
		child.on('close', (code) =>
			code === 0 ? done((performance.now() - from) / 1000) : failed(new Error(`the import ends with ${code}`))
		)
	);
}

/** What is asked of each kind, one address after the other; those of the cold ones never come back. */
const addressesOf = (readers: Readers) =>
	new Map(
		ASKED_NAMES.map((name) => {
			const addresses = coldAddresses(ASKED[name]);
			return [name, () => (READERS[readers].cold ? addresses.next().value : ASKED[name])] as const;
		})
	);

/** All kinds asked at once, until told to stop. */
function read(
	site: string,
	readers: Readers,
	asked: ReturnType<typeof addressesOf>
): { readonly stop: () => Promise<Map<AskedName, Told>> } {
	const how = READERS[readers];
	const reading = [...asked].map(([name, address]) => {
		const next = () => site + address();
		const share = 'connections' in how ? how.connections / ASKED_NAMES.length : 0;
		return [name, 'perSecond' in how ? askAtRate(next, how.perSecond) : askInTurn(next, share)] as const;
	});
	return {
		stop: async () =>
			new Map(await Promise.all(reading.map(async ([name, { stop }]) => [name, await stop()] as const)))
	};
}

/** What readers wait for alone, while a large file comes in, and once it is there: in turn, on the same site. */
export async function measureImport(
	site: string,
	base: string,
	file: string,
	readers: Readers
): Promise<{ readonly failed: number }> {
	const asked = addressesOf(readers);
	const readFor = async (seconds: number) => {
		const reading = read(site, readers, asked);
		await wait(seconds * 1000);
		return reading.stop();
	};
	const alone = await readFor(IDLE_SECONDS);
	const reading = read(site, readers, asked);
	const seconds = await importFile(base, file);
	const during = await reading.stop();
	const after = await readFor(AFTER_SECONDS);

	console.log(
		`\nPendant un import de ${seconds.toFixed(1)} s, ${readers}. « × » : p95, rapporté au p95 d’avant.`
	);
	line('', ['', 'rép./s', ...TIMES, '×', 'demandes']);
	let failed = 0;
	for (const name of ASKED_NAMES)
		for (const [when, told] of Object.entries({ seul: alone, pendant: during, après: after })) {
			const one = told.get(name);
			if (!one) continue;
			failed += one.failed;
			const ratio = when === 'seul' ? '' : (one.p95 / (alone.get(name)?.p95 ?? NaN)).toFixed(1);
			line(when === 'seul' ? name : '', [
				when,
				one.rate.toFixed(0),
				...times(one),
				ratio,
				String(one.count),
				`  ${statuses(one)}`
			]);
		}
	return { failed };
}
