package dev.vitrina.acceptance.run;

import java.util.List;

import dev.vitrina.loadtest.Sample;

/** Says in which state the keys of requests were, by their class. */
interface States {

    /** {@return the same requests, each of the class of its key} */
    List<Sample> of(List<Sample> samples, Window window);
}
