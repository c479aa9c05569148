/** What is known of one chain after all its observations. Arrays of T times K hold time t, state s at `t * K + s`. */
export interface HiddenMarkov {
  /** Probability of each state at each time, given all observations. */
  posterior: Float64Array;
  /** Log density of the observations. */
  logLikelihood: number;
  /** Expected number of moves from state i to state j, at `i * K + j`. */
  moves: Float64Array;
}

/**
 * The forward-backward algorithm for a chain of K hidden states (Rabiner 1989, Proc. IEEE 77(2)), scaled at each time so that it does not underflow. `initial` has K
 * probabilities, `transition` K times K with the state left at `i * K`, `emission` the density of each observation in each state, T times K. A factor that all densities of
 * one time share changes nothing but the log-likelihood. Where the observations cannot be, that is -Infinity and the probabilities are 0 from there on.
 */
export function forwardBackward(initial: ArrayLike<number>, transition: ArrayLike<number>, emission: Float64Array): HiddenMarkov {
  const K = initial.length;
  const T = emission.length / K;
  const posterior = new Float64Array(T * K);
  const moves = new Float64Array(K * K);
  const scale = new Float64Array(T);
  let logLikelihood = 0;
  for (let t = 0; t < T; t++) {
    const at = t * K;
    let sum = 0;
    for (let s = 0; s < K; s++) {
      let before = 0;
      if (t === 0) before = initial[s]!;
      else for (let i = 0; i < K; i++) before += posterior[at - K + i]! * transition[i * K + s]!;
      sum += posterior[at + s] = before * emission[at + s]!;
    }
    logLikelihood += Math.log(sum);
    scale[t] = sum > 0 ? 1 / sum : 1;
    for (let s = 0; s < K; s++) posterior[at + s]! *= scale[t]!;
  }
  const backward = new Float64Array(K).fill(1);
  const ahead = new Float64Array(K);
  for (let t = T - 2; t >= 0; t--) {
    const at = t * K;
    for (let j = 0; j < K; j++) ahead[j] = emission[at + K + j]! * backward[j]! * scale[t + 1]!;
    for (let i = 0; i < K; i++) {
      let after = 0;
      for (let j = 0; j < K; j++) {
        const path = transition[i * K + j]! * ahead[j]!;
        after += path;
        moves[i * K + j]! += posterior[at + i]! * path;
      }
      backward[i] = after;
    }
    for (let i = 0; i < K; i++) posterior[at + i]! *= backward[i]!;
  }
  return {posterior, logLikelihood, moves};
}
