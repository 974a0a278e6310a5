import { ASKED, ASKED_NAMES, coldAddresses } from './asked.ts';
import { askWithoutPause } from './clients.ts';
import { line, times, TIMES } from './table.ts';

const CONNECTIONS = 16;

interface Places {
	readonly site: string;
	readonly bare: string;
	/** The site behind the cache of nginx; null where there is none. */
	readonly cached: string | null;
}

/** Answers a second of what is asked most, beside a bare page of the same framework and the cache of nginx in the same run. */
export async function measureThroughput({ site, bare, cached }: Places, seconds: number): Promise<void> {
	const hot = async (url: string) => {
		await askWithoutPause(() => url, { connections: 2, seconds: 1 });
		return askWithoutPause(() => url, { connections: CONNECTIONS, seconds });
	};
	console.log(
		`\nÀ chaud, ${CONNECTIONS} connexions. « ÷ » : réponses par seconde rapportées à celles de la page nue.`
	);
	line('', ['rép./s', '÷ nue', ...TIMES, 'nginx/s', '÷ nginx']);
	const peer = await hot(`${bare}/`);
	line('page nue du même cadre', [peer.rate.toFixed(0), '1', ...times(peer)]);
	for (const name of ASKED_NAMES) {
		const own = await hot(site + ASKED[name]);
		const kept = cached === null ? null : await hot(cached + ASKED[name]);
		line(name, [
			own.rate.toFixed(0),
			(own.rate / peer.rate).toFixed(2),
			...times(own),
			kept === null ? '–' : kept.rate.toFixed(0),
			kept === null ? '–' : (own.rate / kept.rate).toFixed(2)
		]);
	}
	console.log(
		'Le client est un seul fil de Node : au-delà de ce qu’il peut demander, nginx ne se distingue plus.'
	);

	console.log('\nÀ froid, une demande à la fois, une autre adresse à chaque fois.');
	line('', ['rép./s', '÷ nue', ...TIMES]);
	for (const name of ASKED_NAMES) {
		const addresses = coldAddresses(ASKED[name]);
		const told = await askWithoutPause(() => site + addresses.next().value, { connections: 1, seconds });
		line(name, [told.rate.toFixed(0), (told.rate / peer.rate).toFixed(4), ...times(told)]);
	}
}
