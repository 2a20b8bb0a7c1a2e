// The environment of the process says which key is whose, and the virtual clock jumps when the thread pool is idle: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
