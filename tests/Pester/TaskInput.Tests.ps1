<#
    Every form in which a task finds its way back into a pipeline, in this session or the next, on this machine or another.
#>
BeforeDiscovery { Import-Module $env:RUNWAY_TEST_MODULE }

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    Connect-Runway -Emulator
    $done = New-RunwayImage 'a harbour' -Seed 7 | Wait-RunwayTask
}

AfterAll { Disconnect-Runway }

Describe 'Task input' {
    It 'refuses tasks from the pipeline beside those of a parameter: <Line>' -ForEach @(
        @{ Line = '$done | Get-RunwayTask $done' }
        @{ Line = '$done | Wait-RunwayTask -Id $done' }
        @{ Line = '$done | Stop-RunwayTask $done' }
        @{ Line = '$done | Remove-RunwayTask $done -Confirm:$false' }
        @{ Line = '$done | Save-RunwayTaskOutput $done' }
        @{ Line = '$done | Save-RunwayTaskOutput -Task $done -DestinationPath $TestDrive' }
        @{ Line = '$done | Save-RunwayTaskOutput $done -OutFile $TestDrive/a.png' }
    ) {
        $refused = { Invoke-Expression $Line } | Should -Throw -ErrorId 'RunwayParameterNotApplicable,*' -PassThru
        $refused.Exception.Message | Should -Be 'Tasks come from the pipeline, and also from -Task.'
        $refused.ErrorDetails.RecommendedAction | Should -BeLike '*not both*'
    }

    It 'accepts <Form>' -ForEach @(
        @{ Form = 'a RunwayTask'; Given = { $done } }
        @{ Form = 'an id'; Given = { $done.Id } }
        @{ Form = 'an id with white space around it'; Given = { " $($done.Id)`r" } }
        @{ Form = 'a Guid'; Given = { [guid] $done.Id } }
        @{ Form = 'a hashtable with an id'; Given = { @{ id = $done.Id } } }
        @{ Form = 'an object with an Id'; Given = { [pscustomobject]@{ Id = $done.Id } } }
        @{ Form = 'what Export-Clixml stored'; Given = { $done | Export-Clixml $TestDrive/t.xml; Import-Clixml $TestDrive/t.xml } }
        @{ Form = 'what ConvertTo-Json wrote'; Given = { $done | ConvertTo-Json | ConvertFrom-Json } }
        @{ Form = 'a row of a CSV file'; Given = { $done | Export-Csv $TestDrive/t.csv; Import-Csv $TestDrive/t.csv } }
        @{ Form = 'a row that has an Id column and no other'; Given = { "Id`n$($done.Id)" | ConvertFrom-Csv } }
        @{ Form = 'a selection of properties'; Given = { $done | Select-Object Id, Status } }
    ) {
        $given = & $Given
        ($given | Get-RunwayTask).Id | Should -Be $done.Id
        $file = $given | Save-RunwayTaskOutput -DestinationPath $TestDrive/forms -Force
        (Read-Png $file).IsDone | Should -BeTrue
        $file.TaskId | Should -Be $done.Id
    }

    It 'keeps every property after <Way>' -ForEach @(
        @{ Way = 'Clixml'; Convert = { $_ | Export-Clixml $TestDrive/p.xml; Import-Clixml $TestDrive/p.xml } }
        @{ Way = 'JSON'; Convert = { $_ | ConvertTo-Json | ConvertFrom-Json } }
    ) {
        $back = $done | ForEach-Object $Convert | Wait-RunwayTask
        foreach ($name in $done.psobject.Properties.Name) {
            # Clixml keeps time to the tick, JSON too; a list compares by its members.
            "$($back.$name)" | Should -Be "$($done.$name)" -Because $name
        }
    }

    It 'accepts several tasks as an argument' {
        $two = 'a', 'b' | New-RunwayImage
        (Get-RunwayTask -Id $two.Id).Id | Should -Be $two.Id
        (Get-RunwayTask $two).Id | Should -Be $two.Id
    }

    It 'returns tasks in the order of the input' {
        $many = 1..30 | New-RunwayImage
        [array]::Reverse($many)
        ($many.Id | Get-RunwayTask).Id | Should -Be $many.Id
    }

    It 'refuses <What> only and continues with the next' -ForEach @(
        @{ What = 'a blank line'; Bad = ' ' }
        @{ What = 'a path'; Bad = '../tasks' }
        @{ What = 'an object without an Id'; Bad = [pscustomobject]@{ Name = 'x' } }
    ) {
        $run = Invoke-Recorded { $Bad, $done.Id | Get-RunwayTask }
        $run.Output.Id | Should -Be $done.Id
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].Exception.Message | Should -BeLike '*Pass a task id, a RunwayTask, or an object with an Id property.'
    }

    It 'accepts <Form> before the folder and before the page' -ForEach @(
        @{ Form = 'a task'; Given = { $done } }
        @{ Form = 'tasks'; Given = { , @($done, $done) } }
        @{ Form = 'an id'; Given = { $done.Id } }
        @{ Form = 'a Guid'; Given = { [guid] $done.Id } }
        @{ Form = 'an object with an Id'; Given = { [pscustomobject]@{ Id = $done.Id } } }
        @{ Form = 'a hashtable with an id'; Given = { @{ id = $done.Id } } }
        @{ Form = 'what Export-Clixml stored'; Given = { $done | Export-Clixml $TestDrive/t.xml; Import-Clixml $TestDrive/t.xml } }
    ) {
        $given = & $Given
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        (Save-RunwayTaskOutput $given $folder).DirectoryName | Should -Be $folder
        (Save-RunwayTaskOutput $given -OutFile $folder/one.png).TaskId | Should -Be $done.Id
        Export-RunwayGallery $given $folder/index.html
        Get-Content $folder/index.html -Raw | Should -BeLike "*$($done.Id)*"

        Push-Location $folder
        try { (Save-RunwayTaskOutput $given -Force).DirectoryName | Should -Be $folder }
        finally { Pop-Location }
        Get-ChildItem $folder -Directory | Should -BeNullOrEmpty
    }

    It 'accepts the folder as the first argument after a pipe: <Form>' -ForEach @(
        @{ Form = 'a text'; Given = { $folder } }
        @{ Form = 'a folder'; Given = { New-Item $folder -ItemType Directory } }
        @{ Form = 'a path'; Given = { Resolve-Path (New-Item $folder -ItemType Directory) } }
    ) {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        ($done | Save-RunwayTaskOutput (& $Given)).DirectoryName | Should -Be $folder
    }

    It 'does not convert a <What> to text for -<Parameter> of <Cmdlet>' -ForEach $(
        # Users pass any object by position, and PowerShell converts it to text.
        foreach ($command in (Import-PowerShellDataFile (Join-Path $env:RUNWAY_TEST_MODULE Runway.psd1)).CmdletsToExport -notlike '*-RunwayAI*' | ForEach-Object { Get-Command $_ }) {
            # Their values are checked before anything is sent, and the error names them.
            $checked = 'Invoke-RunwayRestMethod'
            foreach ($parameter in $command.ParameterSets.Parameters.Where({ $_.Position -ge 0 -and $_.ParameterType -in [string], [string[]] -and $command.Name -notin $checked }).Name | Sort-Object -Unique) {
                foreach ($what in 'task', 'connection') { @{ Cmdlet = $command.Name; Parameter = $parameter; What = $what } }
            }
        }
    ) {
        $text = $What -eq 'task' ? $done : (Get-RunwayConnection)
        $attributes = (Get-Command $Cmdlet).Parameters[$Parameter].Attributes | Where-Object { $_ -is [System.Management.Automation.ArgumentTransformationAttribute] }
        { $attributes[0].Transform($ExecutionContext, $text) } | Should -Throw '*expected*'
    }

    It 'takes no <Kind> for a task: <Command>' -ForEach $(
        foreach ($kind in @{ Kind = 'RunwayVoice'; Make = { New-RunwayVoice Desk -Prompt 'A calm woman of about forty years' } }, @{ Kind = 'RunwayDocument'; Make = { New-RunwayDocument -Name a -Content a } }) {
            foreach ($command in 'Get-RunwayTask', 'Wait-RunwayTask', 'Save-RunwayTaskOutput', 'Stop-RunwayTask -Confirm:$false', 'Remove-RunwayTask -Confirm:$false') {
                $kind + @{ Command = $command }
            }
        }
    ) {
        $other = & $Make
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($other))
        foreach ($form in $other, $copy) {
            $run = Invoke-Recorded ([scriptblock]::Create("`$form | $Command -Verbose"))
            $run.Errors.Exception.Message | Should -BeLike "*A $Kind is not a task*"
            $run.Verbose -match '^(GET|DELETE) ' | Should -BeNullOrEmpty
        }
    }

    It 'names the id that the service does not have' {
        $run = Invoke-Recorded { 'nobody' | Get-RunwayTask }
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'RunwayTaskNotFound,Runway.PowerShell.GetRunwayTaskCommand'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $run.Errors[0].TargetObject.Id | Should -Be 'nobody'
        # The correlation id of the service, for its support.
        $run.Errors[0].ErrorDetails.Message | Should -Match 'request id \S+\)'
    }
}
