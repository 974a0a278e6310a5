import { Agent } from 'node:http';
import { ask, askAtRate } from './clients.ts';
import { statuses } from './table.ts';

const AT_ONCE = 50;
const PER_SECOND = 20;

/** What costs most to answer: large pictures, workbooks, archives, documents, all other than those before. */
const DEAR: Readonly<Record<string, (at: number) => string>> = {
	'images de 4 800 px': (at) => `/figures/formes-par-annee.png?largeur=${4800 - at}`,
	'archives d’une figure': (at) =>
		`/figures/dispositifs-par-annee.zip?de=${2006 + (at % 20)}&largeur=${1200 + at}`,
	'pages jamais demandées': (at) => `/?de=${2006 + (at % 10)}&a=${2016 + Math.floor(at / 10)}&nature=ae`,
	'dossiers Word': (at) => `/${at % 2 === 0 ? '' : 'en/'}annees/${2011 + (at % 15)}.docx`
};

/** Fifty dear requests at once, of each kind: how long `/` is waited for meanwhile, by somebody else and by who asked them. */
export async function measureDear(site: string): Promise<void> {
	console.log(
		`\n${AT_ONCE} demandes coûteuses à la fois, et « / » demandé ${PER_SECOND} fois par seconde pendant ce temps.`
	);
	for (const [name, address] of Object.entries(DEAR)) {
		const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
		const byStatus: Record<number, number> = {};
		const reader = askAtRate(() => `${site}/`, PER_SECOND);
		const from = performance.now();
		const askDear = async (at: number) => {
			const status = await ask(site + address(at), agent, { from: '127.0.0.2' });
			byStatus[status] = (byStatus[status] ?? 0) + 1;
		};
		await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => askDear(at)));
		const seconds = (performance.now() - from) / 1000;
		const told = await reader.stop();
		agent.destroy();
		console.log(
			`${name} : ${statuses({ byStatus })}, en ${seconds.toFixed(1)} s ; « / » p95 ${told.p95.toFixed(0)} ms, au plus ${told.longest.toFixed(0)} ms${told.failed > 0 ? `, ${told.failed} en échec` : ''}`
		);
	}
}
