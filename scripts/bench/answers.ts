import { Agent, get } from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { warmPages } from '#lib/server/warm-pages.ts';
import { buildBare } from './bare-page.ts';
import { buildIfNeeded, serveBuild, serveSite, type ServedSite } from './serve-site.ts';

const CONNECTIONS = 16;
const SECONDS = 4;
const SETTLING = 5000;
const EMBED = '/embed/formes-par-annee';

/** One answer, read whole; its status. */
const ask = (url: string, agent: Agent, headers: Readonly<Record<string, string>>) =>
	new Promise<number>((done, failed) => {
		get(url, { agent, headers: { 'accept-encoding': 'br', ...headers } }, (response) => {
			response.resume().on('end', () => done(response.statusCode ?? 0));
		}).on('error', failed);
	});

/** Answers a second over sixteen connections, once warm. */
async function answersPerSecond(
	url: string,
	headers: Readonly<Record<string, string>> = {}
): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	for (let warm = 0; warm < 50; warm += 1) await ask(url, agent, headers);
	const end = performance.now() + SECONDS * 1000;
	let count = 0;
	const client = async () => {
		while (performance.now() < end) {
			await ask(url, agent, headers);
			count += 1;
		}
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, client));
	agent.destroy();
	return count / SECONDS;
}

/** Milliseconds of processor of the first answer at each of some addresses that nobody asked before: the median. */
async function coldCost(site: ServedSite, addresses: readonly string[]): Promise<number> {
	const costs: number[] = [];
	for (const address of addresses) {
		const before = await site.processorSeconds();
		await (await fetch(site.origin + address)).arrayBuffer();
		costs.push(((await site.processorSeconds()) - before) * 1000);
	}
	return costs.sort((a, b) => a - b)[costs.length >> 1] ?? NaN;
}

const YEARS = [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021];
const variants = (path: string) => YEARS.map((year) => `${path}?de=${year}`);

/** Answers a second beside a bare page of the same framework in the same run, and what a first answer costs. */
export async function benchAnswers(folder: string): Promise<void> {
	await buildIfNeeded();
	const bare = await serveBuild(buildBare(join(folder, 'bare')), '/');
	const site = await serveSite(join(folder, 'answers.db'));
	try {
		const etag =
			(await fetch(site.origin + EMBED, { headers: { 'accept-encoding': 'br' } })).headers.get('etag') ?? '';
		const peer = await answersPerSecond(`${bare.origin}/`);
		console.log(
			`Réponses par seconde, ${CONNECTIONS} connexions, à chaud (${availableParallelism()} processeurs, charge ${loadavg()[0]?.toFixed(1)})`
		);
		const say = (name: string, rate: number) =>
			console.log(`${name.padEnd(44)}${rate.toFixed(0).padStart(8)}${(rate / peer).toFixed(2).padStart(8)}`);
		say('page nue du même cadre', peer);
		say('/', await answersPerSecond(`${site.origin}/`));
		say(EMBED, await answersPerSecond(site.origin + EMBED));
		say(`${EMBED}, 304`, await answersPerSecond(site.origin + EMBED, { 'if-none-match': etag }));
		await warmPages(site.origin);
		// What that leaves to collect and to compile is no cost of the next page.
		await new Promise((resolve) => setTimeout(resolve, SETTLING));
		console.log(
			'\nMillisecondes de processeur d’une première réponse, pages principales demandées une fois comme par `npm start` (médiane de neuf adresses)'
		);
		for (const path of ['/', EMBED])
			console.log(`${path.padEnd(44)}${(await coldCost(site, variants(path))).toFixed(1).padStart(8)}`);
	} finally {
		bare.end();
		site.end();
	}
}
