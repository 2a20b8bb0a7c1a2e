// The virtual clock advances when the thread pool is idle, so only one test may run at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
