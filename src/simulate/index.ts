export {parseScenario, readScenario, controlStates, type Scenario} from "./scenario.ts";
export {reportedEvents, type ReportedEvents} from "./reported-events.ts";
export {simulate, withEvents, type Simulation, type SimulatedEvents} from "./simulate.ts";
export {rateRatio, truthOf, type RateRatio, type Truth} from "./truth.ts";
export {importSimulation, writeSimulation, type Written} from "./write.ts";
