// The virtual clock jumps when the thread pool is idle, which only holds for one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
