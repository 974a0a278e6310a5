import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../tests/browser.ts';
import { KINDS, measurePages, type PageCost } from './measure-page.ts';
import { buildPeers, installPeers, PEERS, servePeers, type PeerMark } from './peers.ts';
import { buildIfNeeded, serveSite, type Served } from './serve-site.ts';

const EMBED = '/embed/formes-par-annee';

/** The marks of the stacked columns, from the JSON that the figure publishes. A form without amount has no mark. */
async function readMarks(origin: string): Promise<PeerMark[]> {
	const answer = await fetch(`${origin}/figures/formes-par-annee.json`);
	const { colonnes, lignes } = (await answer.json()) as {
		colonnes: { cle: string; titre: string; genre: string }[];
		lignes: Record<string, number | string | null>[];
	};
	const forms = colonnes.filter(({ cle, genre }) => genre === 'euros' && !/^(total$|autre_)/.test(cle));
	return lignes.flatMap((row) =>
		forms.flatMap(({ cle, titre }) => {
			const cents = row[cle];
			const exercice = Number(row['exercice']);
			return typeof cents === 'number' ? [{ exercice, forme: titre, millions: cents / 1e8 }] : [];
		})
	);
}

/** The same chart by each library, bundled and served; `null`, said in a sentence, when they cannot be installed. */
async function readyPeers(folder: string, origin: string): Promise<Served | null> {
	mkdirSync(folder);
	const refused = installPeers(folder);
	if (refused !== null) {
		console.log(`Les bibliothèques comparées n’ont pas pu être installées (${refused}) : nos pages seules.`);
		return null;
	}
	await buildPeers(folder, await readMarks(origin));
	return servePeers(folder);
}

/** Weighs and times our pages in a browser, beside the same stacked columns drawn by three libraries. */
export async function benchPages(folder: string): Promise<void> {
	await buildIfNeeded();
	const site = await serveSite(join(folder, 'pages.db'));
	const { args, executablePath } = await findBrowser();
	const browser = await chromium.launch({ args: [...args], ...(executablePath && { executablePath }) });
	try {
		const addresses = new Map(['/', EMBED].map((path) => [path, site.origin + path]));
		const peers = await readyPeers(join(folder, 'peers'), site.origin);
		if (peers) for (const { id, name } of PEERS) addresses.set(name, `${peers.origin}/${id}/`);
		print(browser.version(), await measurePages(browser, addresses));
		peers?.end();
	} finally {
		await browser.close();
		site.end();
	}
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

function print(version: string, costs: ReadonlyMap<string, PageCost>): void {
	const embed = costs.get(EMBED);
	if (!embed) return;
	console.log(
		`\nChromium ${version}. Octets transférés en ko ; réponse du serveur et première peinture en ms, médianes de cinq.`
	);
	const [load = 0] = loadavg();
	console.log(
		`Charge de la machine : ${load.toFixed(1)} pour ${availableParallelism()} processeurs (au-delà, les durées disent la machine, pas la page).`
	);
	console.log('Les bibliothèques dessinent les colonnes seules, sans titre, tableau, source ni clavier.');
	row([
		'',
		...KINDS,
		'total',
		'requêtes',
		'serveur',
		'peinture',
		'4G lente',
		'poids ÷',
		'peinture ÷',
		'4G ÷'
	]);
	for (const [name, { bytes, total, requests, answer, paint, slowPaint }] of costs)
		row([
			name,
			...KINDS.map((kind) => kilobytes(bytes[kind])),
			kilobytes(total),
			String(requests),
			answer.toFixed(0),
			paint.toFixed(0),
			slowPaint.toFixed(0),
			(total / embed.total).toFixed(2),
			(paint / embed.paint).toFixed(2),
			(slowPaint / embed.slowPaint).toFixed(2)
		]);
	console.log(`« ÷ » : rapport à ${EMBED}.`);
}

function row([name = '', ...cells]: readonly string[]): void {
	console.log(name.padEnd(26) + cells.map((cell) => cell.padStart(11)).join(''));
}
