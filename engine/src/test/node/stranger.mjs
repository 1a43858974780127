// Runs the checks of a client that is neither ours nor Java. Prints one line per check, exits with 1 when one fails.
// usage: GRPC=http://127.0.0.1:PORT REST=http://127.0.0.1:PORT node stranger.mjs MODELS_FOLDER
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Camunda8 } from '@camunda8/sdk'

const [folder] = process.argv.slice(2)
const camunda = new Camunda8({
	ZEEBE_GRPC_ADDRESS: process.env.GRPC.replace('http:', 'grpc:'),
	ZEEBE_REST_ADDRESS: process.env.REST,
	CAMUNDA_AUTH_STRATEGY: 'NONE',
	CAMUNDA_LOG_LEVEL: 'none',
	zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE' },
})
const grpc = camunda.getZeebeGrpcApiClient()
const rest = camunda.getCamundaRestClient()
const orchestration = camunda.getOrchestrationClusterApiClient()

const model = (name) => ({ name, process: readFileSync(`${folder}/${name}`) })
const start = (bpmnProcessId, variables = {}) => grpc.createProcessInstance({ bpmnProcessId, variables })
const result = (bpmnProcessId, variables = {}) =>
	grpc.createProcessInstanceWithResult({ bpmnProcessId, variables, requestTimeout: 15000 })
const once = async (type, timeout = 60000) => {
	for (;;) {
		const jobs = await grpc.activateJobs({ type, worker: 'stranger', timeout, maxJobsToActivate: 1, requestTimeout: 5000 })
		if (jobs.length) return jobs[0]
	}
}

const checks = {
	async 'deploys over gRPC and sees the topology'() {
		for (const name of ['task.bpmn', 'message.bpmn', 'human.bpmn']) {
			const { deployments } = await grpc.deployResource(model(name))
			assert.equal(deployments.length, 1)
		}
		assert.equal((await grpc.topology()).partitionsCount, 2)
		assert.equal((await rest.getTopology()).partitionsCount, 2)
	},
	async 'polls with a worker'() {
		const worker = grpc.createWorker({
			taskType: 'task',
			taskHandler: (job) => job.complete({ doubled: job.variables.n * 2 }),
		})
		const { variables } = await result('task', { n: 21 })
		await worker.close()
		assert.equal(variables.doubled, 42)
	},
	async 'is pushed jobs on a stream'() {
		const stream = await grpc.streamJobs({
			type: 'task',
			worker: 'stranger',
			timeout: 60000,
			fetchVariable: [],
			tenantIds: ['<default>'],
			taskHandler: (job) => job.complete({ pushed: true }),
		})
		const { variables } = await result('task', { n: 1 })
		stream.close()
		assert.equal(variables.pushed, true)
	},
	async 'fails a job and catches an error'() {
		await start('task', { n: 1 })
		const first = await once('task')
		await grpc.failJob({ jobKey: first.key, retries: 1, errorMessage: 'again', retryBackOff: 50 })
		const again = await once('task')
		assert.equal(again.key, first.key)
		await grpc.throwError({ jobKey: again.key, errorCode: 'REFUSED', errorMessage: 'no', variables: {} })
		assert.equal((await once('refused')).processInstanceKey, first.processInstanceKey)
	},
	async 'publishes and correlates messages'() {
		await start('message', { order: 'n-1' })
		await grpc.publishMessage({ name: 'paid', correlationKey: 'n-1', timeToLive: 60000, variables: { amount: 5 } })
		assert.equal((await once('message')).variables.amount, 5)
		const { processInstanceKey } = await start('message', { order: 'n-2' })
		await new Promise((ready) => setTimeout(ready, 300))
		const met = await rest.correlateMessage({ name: 'paid', correlationKey: 'n-2', variables: {} })
		assert.equal(met.processInstanceKey, processInstanceKey)
	},
	async 'completes a user task over REST'() {
		const done = result('human')
		const created = await once('human-created')
		await grpc.completeJob({ jobKey: created.key, variables: {} })
		const userTaskKey = created.customHeaders['io.camunda.zeebe:userTaskKey']
		await rest.assignUserTask({ userTaskKey, assignee: 'ann', allowOverride: true })
		await rest.completeUserTask({ userTaskKey, variables: { approved: true } })
		assert.equal((await done).variables.approved, true)
	},
	async 'starts, works and cancels with the orchestration cluster client'() {
		const { processInstanceKey } = await orchestration.createProcessInstance({
			processDefinitionId: 'task',
			variables: { n: 3 },
		})
		const { jobs } = await orchestration.activateJobs({
			type: 'task',
			worker: 'stranger',
			timeout: 60000,
			maxJobsToActivate: 1,
			requestTimeout: 5000,
		})
		assert.equal(jobs[0].variables.n, 3)
		await orchestration.completeJob({ jobKey: jobs[0].jobKey, variables: {} })
		await assert.rejects(orchestration.cancelProcessInstance({ processInstanceKey }), /NOT_FOUND|404/)
	},
	async 'understands refusals'() {
		await assert.rejects(start('no-such-process'), /NOT_FOUND/)
		await assert.rejects(rest.searchProcessInstances({ filter: {} }), /501|memory/)
	},
}

let failed = 0
for (const [name, check] of Object.entries(checks)) {
	const begin = Date.now()
	try {
		await check()
		console.log(`ok ${name} (${Date.now() - begin} ms)`)
	} catch (error) {
		failed++
		console.log(`FAILED ${name}: ${error.stack}`)
	}
}
await grpc.close()
process.exit(failed ? 1 : 0)
